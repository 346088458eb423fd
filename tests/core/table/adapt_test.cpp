#include "mien/adapt.h"

#include <gmock/gmock.h>

#include <cmath>

#include "core/table/labelled_clip.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::ClipOfTwo;
using test::TwoReadings;
using ::testing::HasSubstr;

// A second each: what is "neutral" in odd seconds and "happy" in even ones. The first checkpoint
// reads neutral as sad, by a little, and happy rightly.
class BiasedClip : public ClipOfTwo {
  public:
    explicit BiasedClip(int seconds) : ClipOfTwo(frames(seconds)) {
        for (int s = 0; s < seconds; ++s) label(s + 0.5, 1, s % 2 == 1 ? "neutral" : "happy");
        labelled.measured.checkpoint = {"first", "abc", ""};
        labelled.measured.second.checkpoint = {"second", "def", ""};
    }

  private:
    static std::vector<std::vector<TwoReadings>> frames(int seconds) {
        std::vector<std::vector<TwoReadings>> frames;
        for (int i = 0; i < 10 * seconds; ++i) {
            const bool neutral = i / 10 % 2 == 1;
            frames.push_back({{1, neutral ? 1 : 0, neutral ? 0 : 1, neutral ? 0.4F : 0.9F}});
        }
        return frames;
    }
};

TEST(Adapt, LearnsABiasAndSaysWhatItIsWorth) {
    const BiasedClip clip(60);
    AdaptSettings settings;
    settings.name = "Anna";
    const Adaptation found = adapt({clip.labelled}, settings);
    EXPECT_EQ(found.held_stretches, 20);
    EXPECT_GE(found.stretches, 38) << "but for what is too close to those held back";
    EXPECT_LE(found.stretches, 40);
    EXPECT_DOUBLE_EQ(found.before.right.share, 0.5);
    EXPECT_DOUBLE_EQ(found.after.right.share, 1);
    EXPECT_EQ(found.only_after, 10);
    EXPECT_EQ(found.only_before, 0);
    EXPECT_NEAR(found.before.log_loss, -(std::log(0.9) + std::log(0.3)) / 2, 1e-3);
    EXPECT_LT(found.change_high, 0);
    EXPECT_TRUE(found.helps);
    EXPECT_EQ(found.profile.checkpoint_sha256, "abc");
    EXPECT_GT(found.profile.biases.at("neutral"), found.profile.biases.at("sad") + 0.5);
    // The profile gives what was measured.
    const std::vector<double> biases{found.profile.biases.at("happy"),
                                     found.profile.biases.at("sad"),
                                     found.profile.biases.at("neutral")};
    const Scores neutral = adapted_scores({0.3F, 0.4F, 0.3F}, found.profile.temperature, biases);
    const Scores probably_happy =
        adapted_scores({0.9F, 0.05F, 0.05F}, found.profile.temperature, biases);
    EXPECT_NEAR(found.after.log_loss, -(std::log(neutral[2]) + std::log(probably_happy[0])) / 2,
                1e-3);
}

TEST(Adapt, IsOffWhereThereIsNothingToLearn) {
    BiasedClip clip(60);
    AdaptSettings settings;
    settings.second = true;  // right in all of it, with a score of 0.75
    const Adaptation right = adapt({clip.labelled}, settings);
    EXPECT_EQ(right.profile.checkpoint_sha256, "def");
    EXPECT_DOUBLE_EQ(right.before.right.share, 1);
    EXPECT_DOUBLE_EQ(right.after.right.share, 1);

    // What was labelled early does not hold later.
    clip.labelled.labels.clear();
    for (int s = 0; s < 60; ++s) {
        clip.label(s + 0.5, 1, s % 2 == 0 ? "happy" : s < 40 ? "neutral" : "sad");
    }
    const Adaptation wrong = adapt({clip.labelled}, {});
    EXPECT_GT(wrong.after.log_loss, wrong.before.log_loss);
    EXPECT_FALSE(wrong.helps);
}

TEST(Adapt, NeedsEnoughLabelsAndAKnownCheckpoint) {
    const auto refusal = [](const LabelledAnnotation& labelled, const AdaptSettings& settings) {
        return test::error_of([&] { adapt({labelled}, settings); });
    };
    EXPECT_THAT(refusal(BiasedClip(12).labelled, {}), HasSubstr("there are labels in 12"));
    BiasedClip clip(60);
    AdaptSettings other_face;
    other_face.face = 2;
    EXPECT_THAT(refusal(clip.labelled, other_face), HasSubstr("there are labels in 0"));
    clip.labelled.measured.checkpoint.profile = "Ben";
    EXPECT_THAT(refusal(clip.labelled, {}), HasSubstr("with the profile 'Ben'"));
    clip.labelled.measured.checkpoint = {};
    EXPECT_THAT(refusal(clip.labelled, {}), HasSubstr("its record"));
    // Few that are held back say nothing, however well they look.
    const Adaptation few = adapt({BiasedClip(18).labelled}, {});
    EXPECT_EQ(few.held_stretches, 6);
    EXPECT_FALSE(few.helps);
}

}  // namespace
}  // namespace mien
