#include "mien/annotation_summary.h"

#include <gmock/gmock.h>

#include "mien/annotation.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<std::string> glad_and_calm{"glad", "calm"};

FaceResult face(int track, float glad, FaceStatus status = FaceStatus::ok) {
    FaceResult result;
    result.status = status;
    result.box = {10 * track, 20, 30, 40};
    result.track = track;
    result.scores = {glad, 1 - glad};
    result.expression = glad > 0.5F ? 0 : 1;
    result.confidence = std::max(glad, 1 - glad);
    return result;
}

class Summary : public ::testing::Test {
  protected:
    // Ten frames, a second each, from 100 s on. Face 1 is glad from 104 to 107 s, most at 105 s,
    // dark at 109 s; face 2 is there from 104 to 106 s, calm.
    Summary() {
        AnnotationWriter writer(folder_ / "clip", glad_and_calm);
        for (int i = 0; i < 10; ++i) {
            const float glad = i == 5 ? 0.9F : (i >= 4 && i < 7 ? 0.75F : 0.25F);
            FrameResult frame{i, 100.0 + i, {}};
            frame.faces.push_back(face(1, glad, i == 9 ? FaceStatus::dark : FaceStatus::ok));
            if (i >= 4 && i < 6) frame.faces.push_back(face(2, 0.1F));
            writer.write(frame);
        }
        writer.finish();
        annotation_ = read_annotation(folder_ / "clip.csv");
    }

    test::TemporaryFolder folder_;
    Annotation annotation_;
};

TEST_F(Summary, MarkersBecomeSegments) {
    const std::vector<Marker> markers{
        {90, 102, "early"}, {103, 103, "moment"}, {106, 300, "late"}, {400, 401, "beyond"}};
    const std::vector<Marker> parts = segments(annotation_, markers);
    ASSERT_EQ(parts.size(), 3U);
    EXPECT_EQ(parts[0].label, "early");
    EXPECT_EQ(parts[1].end_s, 106) << "a moment lasts until the next marker";
    EXPECT_EQ(parts[2].end_s, 110) << "no longer than the annotation";
}

// What took time or memory by the square of it: each of these in seconds, or refused.
class LargeSummary : public ::testing::Test {
  protected:
    // `frames` of one face each, a tenth of a second apart; each of a track of its own, or all of
    // one.
    Annotation annotation(int frames, bool own_tracks) {
        std::string text = csv_header(glad_and_calm, false);
        for (int i = 0; i < frames; ++i) {
            text += std::to_string(i) + "," + std::to_string(i / 10) + "." +
                    std::to_string(i % 10) + ",ok," + std::to_string(own_tracks ? i + 1 : 1) +
                    ",1,2,30,40,glad,0.9,0.9,0.1,,,,,,\n";
        }
        test::write_text(folder_ / "large.csv", text);
        return read_annotation(folder_ / "large.csv");
    }
    // So many, half a second apart and so long.
    static std::vector<Marker> markers(int count, double seconds) {
        std::vector<Marker> result;
        for (int i = 0; i < count; ++i) {
            result.push_back({0.5 * i, 0.5 * i + seconds, "m" + std::to_string(i)});
        }
        return result;
    }
    test::TemporaryFolder folder_;
};

TEST_F(LargeSummary, AHundredThousandTracksAndTwoThousandMarkers) {
    const Annotation read = annotation(100'000, true);
    const auto told = summarize(read, markers(2000, 0.5));
    EXPECT_EQ(told.size(), 1 + 100'000 + 2000 + 2000 * 5);
    EXPECT_EQ(told[1].track, 1);
    EXPECT_EQ(told.back().track, 10'000);
    const std::string page = summary_page(read, markers(2000, 0.5), told);
    EXPECT_LT(page.size(), 3'000'000U);
    EXPECT_THAT(page, HasSubstr("the first 400 of 112001 segments and faces"));
}

TEST_F(LargeSummary, FiftyThousandFramesAndTwentyThousandMarkers) {
    const Annotation read = annotation(50'000, false);
    const auto side_by_side = markers(20'000, 0);  // each until the next; 10,000 are in it
    EXPECT_EQ(summarize(read, side_by_side).size(), 2 + 2 * 10'000U);
    const std::vector<Marker> at_once(20'000, {1, 1, "now"});
    EXPECT_EQ(segments(read, at_once).size(), 20'000U);
    EXPECT_EQ(segments(read, at_once).front().end_s, 5000);
    EXPECT_THAT(test::error_of([&] { summarize(read, at_once); }),
                HasSubstr("20000 segments overlap so much that 1999 million rows"));
}

TEST_F(LargeSummary, TooManyRowsAreRefused) {
    const Annotation read = annotation(20'000, true);
    EXPECT_THAT(test::error_of([&] {
                    summarize(read, std::vector<Marker>(200, {0, 2000, "x"}));
                }),
                HasSubstr("more than two million rows"));
}

TEST_F(Summary, TellsEachSegmentForAllAndForEachTrack) {
    const auto told = summarize(annotation_, {{103, 107, "joke"}});
    ASSERT_EQ(told.size(), 6U);  // the whole and the joke: all, 1, 2
    EXPECT_EQ(told[0].label, "whole");
    EXPECT_DOUBLE_EQ(told[0].seconds, 12) << "two faces count twice";
    const SegmentSummary& joke = told[4];
    EXPECT_EQ(joke.label, "joke");
    EXPECT_EQ(joke.track, 1);
    const ExpressionSummary& glad = joke.expressions[0];
    EXPECT_DOUBLE_EQ(glad.seconds, 3);
    EXPECT_DOUBLE_EQ(glad.share, 0.75);
    EXPECT_NEAR(glad.mean_score, (0.25 + 0.75 + 0.9 + 0.75) / 4, 1e-4);
    EXPECT_EQ(glad.first_s, 1) << "a second after the joke began";
    EXPECT_DOUBLE_EQ(glad.strongest_s, 105);
    EXPECT_NEAR(glad.strongest_score, 0.9, 1e-4);
    EXPECT_EQ(glad.streaks, 1);
    EXPECT_DOUBLE_EQ(glad.longest_streak_s, 3);
    EXPECT_EQ(told[5].track, 2);
    EXPECT_FALSE(told[5].expressions[0].first_s) << "never glad";
    // Over the group a frame counts with the mean of its faces.
    EXPECT_DOUBLE_EQ(told[3].expressions[0].strongest_s, 106);
    EXPECT_NEAR(told[3].expressions[0].strongest_score, 0.75, 1e-4);
}

TEST_F(Summary, CanLeaveOutFacesOfDoubt) {
    EXPECT_DOUBLE_EQ(summarize(annotation_, {}, true).front().seconds, 11);
}

TEST_F(Summary, StreaksEndWhereTheExpressionChanges) {
    const auto all = streaks(annotation_);
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[1].start_s, 104);
    EXPECT_EQ(all[3].end_s, 110) << "the last frame lasts as long as most";
}

TEST_F(Summary, TableAndPageHoldEverySegment) {
    const std::vector<Marker> markers{{103, 107, "a <joke>, told"}};
    const auto told = summarize(annotation_, markers);
    const std::string table = summary_csv(told, glad_and_calm);
    EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 1 + 6 * 2);
    EXPECT_THAT(table, HasSubstr("\"a <joke>, told\",103.000000,107.000000,1,glad,3.000,0.7500,"));
    const std::string page = summary_page(annotation_, markers, told);
    EXPECT_THAT(page, HasSubstr("a &lt;joke&gt;, told, face 2"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("http")));
}

// Of one face whose expression is neutral, by the name that a checkpoint has for it.
std::string page_of(const std::vector<std::string>& names, std::size_t shown) {
    Annotation annotation;
    const test::TemporaryFolder folder;
    AnnotationWriter writer(folder / "clip", names);
    for (int i = 0; i < 4; ++i) {
        FrameResult frame{i, 1.0 * i, {}};
        frame.faces.push_back(face(1, 0.5F));
        frame.faces[0].scores.assign(names.size(), 0.1F);
        frame.faces[0].scores[shown] = 0.9F;
        frame.faces[0].expression = static_cast<int>(shown);
        writer.write(frame);
    }
    writer.finish();
    annotation = read_annotation(folder / "clip.csv");
    return summary_page(annotation, {}, summarize(annotation, {}));
}

TEST(SummaryPage, ShowsAnExpressionAlikeWhateverTheCheckpoint) {
    const std::string fer = page_of({"angry", "happy", "sad", "neutral"}, 3);
    EXPECT_THAT(fer, HasSubstr("fill=\"#91919b\"><title>neutral 0.00 to 4.00"));
    EXPECT_EQ(page_of({"neutral", "happiness", "sadness", "anger"}, 0), fer);
}

}  // namespace
}  // namespace mien
