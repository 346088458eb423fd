#include "mien/baseline.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "mien/annotation.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using ::testing::HasSubstr;

// Ten frames a second for four seconds. Face 1 reads as sad at rest, in the first two seconds, and
// then smiles; face 2 reads as neutral; face 3 comes after two seconds.
class BaselineTest : public ::testing::Test {
  protected:
    BaselineTest() {
        AnnotationWriter writer(folder_ / "clip", {"happy", "sad", "Neutral"}, true);
        for (int i = 0; i < 40; ++i) {
            FrameResult frame{i, 0.1 * i, {}};
            frame.faces.push_back(i < 20 ? face(1, {0.04F, 0.64F, 0.32F})
                                         : face(1, {0.48F, 0.4F, 0.12F}));
            frame.faces.push_back(face(2, {0.02F, 0.03F, 0.95F}));
            if (i >= 20) frame.faces.push_back(face(3, {0.1F, 0.8F, 0.1F}));
            if (i == 30) frame.faces.clear();
            writer.write(frame, "a, \"b\".jpg");
        }
        measured_ = read_annotation(writer.finish());
    }
    static FaceResult face(int track, Scores scores) {
        FaceResult face;
        face.track = track;
        face.box = {10, 20, 30, 40};
        face.expression =
            static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        face.confidence = scores[static_cast<std::size_t>(face.expression)];
        face.scores = std::move(scores);
        return face;
    }
    test::TemporaryFolder folder_;
    Annotation measured_;
};

TEST_F(BaselineTest, ShiftsOnlyWhatIsTooLoudAtRest) {
    const Baseline baseline = measure_baseline(measured_, {0, 1.9});
    ASSERT_EQ(baseline.people.size(), 2U) << "face 3 is not there";
    const Baseline::Person& first = baseline.people.at(1);
    EXPECT_EQ(first.frames, 20);
    EXPECT_NEAR(first.seconds, 2, 1e-9);
    EXPECT_NEAR(first.shifts[0], std::log(0.04 / 0.32) - std::log(0.1), 1e-9);
    EXPECT_NEAR(first.shifts[1], std::log(2) - std::log(0.1), 1e-9);
    EXPECT_EQ(first.shifts[2], 0);
    EXPECT_THAT(baseline.people.at(2).shifts, testing::Each(0.0));
    const auto rest = corrected_scores({0.04, 0.64, 0.32}, first.shifts);
    EXPECT_NEAR(rest[1] / rest[2], 0.1, 1e-9);
    EXPECT_NEAR(rest[0] + rest[1] + rest[2], 1, 1e-12);
    EXPECT_EQ(corrected_scores({0.25, 0.5, 0.25}, {0, 0, 0}),
              (std::vector<double>{0.25, 0.5, 0.25}));
}

TEST_F(BaselineTest, StandsBesideTheRawScores) {
    const auto file = write_corrected(measured_, measured_, measure_baseline(measured_, {0, 1.9}));
    EXPECT_EQ(file, folder_ / "clip.corrected.csv");
    std::vector<std::string> raw, lines;
    for (auto [name, to] : {std::pair{"clip.csv", &raw}, {"clip.corrected.csv", &lines}}) {
        std::istringstream text(test::read_text(folder_ / name));
        for (std::string line; std::getline(text, line);) to->push_back(line);
    }
    ASSERT_EQ(lines.size(), raw.size());
    EXPECT_EQ(lines[0], raw[0] +
                            ",expression_corrected,confidence_corrected,happy_corrected,"
                            "sad_corrected,Neutral_corrected");
    const auto added = [&](std::size_t row) {
        EXPECT_THAT(lines[row], testing::StartsWith(raw[row] + ","));
        return lines[row].substr(raw[row].size());
    };
    // e = 0.04 / 1.25, s = 0.64 / 20, n = 0.32.
    EXPECT_EQ(added(1), ",Neutral,0.8333,0.0833,0.0833,0.8333");
    EXPECT_EQ(added(2), ",Neutral,0.9500,0.0200,0.0300,0.9500");
    EXPECT_EQ(added(41), ",happy,0.7328,0.7328,0.0382,0.2290") << "a smile is still one";
    EXPECT_EQ(added(43), ",,,,,") << "face 3 has no baseline";
    EXPECT_EQ(added(71), ",,,,,") << "nobody";
    const Annotation again = read_annotation(file);
    EXPECT_EQ(again.classes, measured_.classes);
    EXPECT_EQ(again.scores, measured_.scores) << "the raw ones";
}

TEST_F(BaselineTest, TheStretchIsANumberOrAMarker) {
    const std::vector<Marker> markers{{0.5, 1.5, "rest"}, {2, 2, "task"}};
    const auto of = [&](const std::string& words) {
        const RestStretch rest = rest_stretch(measured_, words, markers);
        return std::pair(rest.from_s, rest.to_s);
    };
    EXPECT_EQ(of("rest"), std::pair(0.5, 1.5));
    EXPECT_EQ(of("0.25-2"), std::pair(0.25, 2.0));
    EXPECT_EQ(of("-1--0.5"), std::pair(-1.0, -0.5));
    EXPECT_NEAR(of("task").second, 4, 1e-6) << "to the end";
    EXPECT_THAT(error_of([&] { of("pause"); }), HasSubstr("there are 'rest', 'task'"));
    EXPECT_THAT(error_of([&] { of("3-2"); }), HasSubstr("ends before it begins"));
    EXPECT_THAT(error_of([&] { rest_stretch(measured_, "x", {}); }), HasSubstr("no markers"));
}

TEST_F(BaselineTest, WithoutAFaceAtRestThereIsNone) {
    EXPECT_THAT(error_of([&] {
                    measure_baseline(measured_, {0, 0.5});
                }),
                HasSubstr("there is no face at rest"));
    measured_.classes[2] = "calm";
    EXPECT_THAT(error_of([&] {
                    measure_baseline(measured_, {0, 2});
                }),
                HasSubstr("no class for neutral"));
}

}  // namespace
}  // namespace mien
