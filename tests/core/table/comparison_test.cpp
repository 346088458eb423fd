#include "mien/comparison.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "mien/agreement.h"
#include "mien/annotation.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

FaceResult face(int track, cv::Rect box, int expression, std::size_t classes) {
    FaceResult face;
    face.track = track;
    face.box = box;
    face.scores.assign(classes, 0.1F);
    face.scores[static_cast<std::size_t>(expression)] = 0.8F;
    face.expression = expression;
    face.confidence = 0.8F;
    return face;
}

class Comparison : public ::testing::Test {
  protected:
    Annotation write(const std::string& name, const std::vector<std::string>& classes,
                     const std::vector<FrameResult>& frames) const {
        AnnotationWriter writer(folder_ / name, classes);
        for (const FrameResult& frame : frames) writer.write(frame);
        return read_annotation(writer.finish());
    }
    // One face in frames a tenth of a second apart, at `x`.
    Annotation row(const std::string& name, const std::vector<std::string>& classes,
                   const std::vector<int>& expressions, int x = 10) const {
        std::vector<FrameResult> frames;
        for (std::size_t i = 0; i < expressions.size(); ++i) {
            FrameResult& frame = frames.emplace_back();
            frame.index = static_cast<std::int64_t>(i);
            frame.time_s = static_cast<double>(i) / 10;
            if (expressions[i] >= 0) {
                frame.faces.push_back(face(1, {x, 10, 40, 40}, expressions[i], classes.size()));
            }
        }
        return write(name, classes, frames);
    }
    Annotation joined(Annotation first, const Annotation& other) const {
        first.second = second_from(first, other);
        return first;
    }
    test::TemporaryFolder folder_;
};

TEST_F(Comparison, FindsTheSameFacesByTimeAndPlace) {
    const std::vector<std::string> two = {"happy", "sad"};
    // The other numbers its faces otherwise, has boxes that lie a little beside, lacks one face and
    // has one more.
    const Annotation first =
        write("a", two,
              {{0, 0, {face(1, {0, 0, 40, 40}, 0, 2), face(2, {100, 0, 40, 40}, 1, 2)}},
               {1, 0.1, {face(1, {0, 0, 40, 40}, 0, 2), face(3, {300, 0, 40, 40}, 0, 2)}}});
    const Annotation other =
        write("b", {"sadness", "happiness", "fear"},
              {{0, 0.0004, {face(7, {104, 2, 40, 40}, 2, 3), face(8, {3, 3, 40, 40}, 1, 3)}},
               {1, 0.1, {face(8, {3, 3, 40, 40}, 0, 3), face(9, {600, 0, 40, 40}, 0, 3)}}});
    const Annotation::Second second = second_from(first, other);
    EXPECT_THAT(second.classes, ElementsAre("sadness", "happiness", "fear"));
    EXPECT_THAT(second.expressions, ElementsAre(1, 2, 0, -1));
    const Annotation all = joined(first, other);
    EXPECT_DOUBLE_EQ(all.second_score(0, 1), 0.8);
    EXPECT_DOUBLE_EQ(all.second_score(1, 2), 0.8);
    const CheckpointAgreement agreement = agreement_of({&all});
    EXPECT_EQ(agreement.faces, 3);
    EXPECT_EQ(agreement.same, 1);
    EXPECT_EQ(agreement.lacking, 1);
    EXPECT_EQ(agreement_of({&all}, 1).faces, 2);
    EXPECT_EQ(agreement_of({&all}, 1).same, 1);
}

TEST_F(Comparison, OfSeveralFacesTheOnesThatOverlapMostBelongTogether) {
    const std::vector<std::string> two = {"happy", "sad"};
    const Annotation first = write(
        "a", two, {{0, 0, {face(1, {0, 0, 100, 100}, 0, 2), face(2, {20, 0, 100, 100}, 0, 2)}}});
    const Annotation other = write(
        "b", two, {{0, 0, {face(1, {18, 0, 100, 100}, 1, 2), face(2, {5, 0, 100, 100}, 0, 2)}}});
    EXPECT_THAT(second_from(first, other).expressions, ElementsAre(0, 1));
}

TEST_F(Comparison, StretchesInWhichTheyDiffer) {
    const Annotation first = row("a", {"happy", "sad"}, {0, 0, 0, 0, -1, 0, 0, 1, 1, 0});
    const Annotation other = row("b", {"sadness", "happiness"}, {1, 0, 0, 1, 1, 0, 0, 0, 1, 0});
    const Annotation all = joined(first, other);
    EXPECT_THAT(disagreements(all, 1), ElementsAre(Disagreement{0.1, 0.3}, Disagreement{0.5, 0.7},
                                                   Disagreement{0.8, 1.0}));
    EXPECT_THAT(disagreements(all, 2), IsEmpty());
    EXPECT_THAT(disagreements(first, 1), IsEmpty());
}

// Where the face was away meanwhile, it is another stretch.
TEST_F(Comparison, AnAbsenceParts) {
    const Annotation first = row("a", {"happy", "sad"}, {0, 0, -1, -1, 0});
    const Annotation other = row("b", {"happy", "sad"}, {1, 1, -1, -1, 1});
    EXPECT_THAT(disagreements(joined(first, other), 1),
                ElementsAre(Disagreement{0.0, 0.2}, Disagreement{0.4, 0.5}));
}

TEST_F(Comparison, TheSecondOneAlone) {
    const Annotation first = row("a", {"happy", "sad"}, {0, 1, 1});
    const Annotation other = row("b", {"sadness", "happiness", "fear"}, {1, 2, -1});
    const Annotation seen = seen_by_second(joined(first, other));
    EXPECT_THAT(seen.classes, ElementsAre("sadness", "happiness", "fear"));
    EXPECT_EQ(seen.faces[0].expression, 1);
    EXPECT_EQ(seen.faces[1].expression, 2);
    EXPECT_EQ(seen.faces[2].expression, -1);
    EXPECT_DOUBLE_EQ(seen.score(1, 2), 0.8);
    EXPECT_EQ(seen_by_second(first).faces[0].expression, -1);
}

TEST_F(Comparison, WhatIsOfAnotherVideoIsRefused) {
    const Annotation first = row("a", {"happy", "sad"}, {0, 0, 0});
    const Annotation elsewhere = row("b", {"happy", "sad"}, {0, 0, 0}, 200);
    EXPECT_THAT(test::error_of([&] { second_from(first, elsewhere); }),
                HasSubstr("no face is at the same place at the same time in both"));
    Annotation sized = first;
    sized.input.width = 640;
    sized.input.height = 480;
    Annotation larger = first;
    larger.input.width = 1280;
    larger.input.height = 720;
    EXPECT_THAT(test::error_of([&] { second_from(sized, larger); }),
                HasSubstr("one is of pictures of 640x480 pixels, the other of 1280x720"));
}

}  // namespace
}  // namespace mien
