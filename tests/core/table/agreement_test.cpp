#include "mien/agreement.h"

#include <gmock/gmock.h>

#include "mien/annotation.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

FaceResult both(int track, int first, int second) {
    FaceResult face;
    face.track = track;
    face.box = {1, 2, 30, 40};
    face.scores = {0.5F, 0.5F};
    face.expression = first;
    face.confidence = 0.5F;
    face.second = {{0.5F, 0.25F, 0.25F}, second, 0.5F};
    return face;
}

TEST(Agreement, MatchesClassesByWhatTheyMean) {
    const test::TemporaryFolder folder;
    // happy = happiness is 0 = 1; contempt has no counterpart.
    AnnotationWriter writer(folder / "clip", {"happy", "sad"}, false,
                            {"sadness", "happiness", "contempt"});
    writer.write({0, 0, {both(1, 0, 1), both(2, 0, 0)}});
    writer.write({1, 0.1, {both(1, 1, 0)}});
    writer.write({2, 0.2, {}});
    writer.write({3, 0.3, {both(1, 0, 2)}});
    writer.finish();
    const CheckpointAgreement found = agreement_in(folder / "clip.csv");
    EXPECT_EQ(found.faces, 4);
    EXPECT_EQ(found.same, 2);
    EXPECT_EQ(found.lacking, 1);
    EXPECT_EQ(found.rate(), 0.5);
    // By chance: happy 3/4 and 1/4, sad 1/4 and 2/4.
    const double chance = 3.0 / 16 + 2.0 / 16;
    EXPECT_NEAR(found.kappa.value(), (0.5 - chance) / (1 - chance), 1e-12);
}

TEST(Agreement, OfATableWithOneCheckpointIsRefused) {
    const test::TemporaryFolder folder;
    AnnotationWriter writer(folder / "clip", {"happy", "sad"});
    writer.write({0, 0, {}});
    writer.finish();
    EXPECT_THAT(test::error_of([&] { agreement_in(folder / "clip.csv"); }),
                HasSubstr("it has no second checkpoint; annotate with --model twice"));
}

}  // namespace
}  // namespace mien
