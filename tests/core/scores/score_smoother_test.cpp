#include "mien/score_smoother.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "mien/error.h"

namespace mien {
namespace {

const Scores happy = {1, 0};
const Scores sad = {0, 1};

TEST(ScoreSmoother, ReturnsTheFirstScoresUnchanged) {
    ScoreSmoother smoother(2);
    EXPECT_EQ(smoother.update(1, {0.25F, 0.75F}, 5), (Scores{0.25F, 0.75F}));
}

TEST(ScoreSmoother, HasComeSixtyThreePerCentOfTheWayAfterItsTimeConstant) {
    for (const int frames_per_second : {5, 24, 30, 120}) {
        ScoreSmoother smoother(0.8);
        smoother.update(1, happy, 0);
        const int steps = frames_per_second * 4 / 5;
        Scores last;
        for (int i = 1; i <= steps; ++i) last = smoother.update(1, sad, 0.8 * i / steps);
        EXPECT_NEAR(last[1], 1 - std::exp(-1), 1e-5) << frames_per_second << " frames per second";
    }
}

TEST(ScoreSmoother, WeighsUnevenStepsByTheirLength) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    smoother.update(1, sad, 0.01);
    EXPECT_NEAR(smoother.update(1, sad, 0.7)[0], std::exp(-0.7), 1e-6);
}

TEST(ScoreSmoother, KeepsTheSumAtOne) {
    ScoreSmoother smoother(0.3);
    for (int i = 0; i < 1000; ++i) {
        const float first = static_cast<float>(i % 7) / 7;
        const Scores scores = smoother.update(1, {first, 1 - first}, i * 0.04);
        ASSERT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0), 1, 1e-5);
    }
}

TEST(ScoreSmoother, IsOffAtZero) {
    ScoreSmoother smoother;
    smoother.update(1, happy, 0);
    EXPECT_EQ(smoother.update(1, sad, 0.001), sad);
}

TEST(ScoreSmoother, KeepsTracksApart) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    EXPECT_EQ(smoother.update(2, sad, 0.1), sad);
    EXPECT_GT(smoother.update(1, sad, 0.1)[0], 0.8F);
}

TEST(ScoreSmoother, StartsAfreshWithScoresOfAnotherLength) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    const Scores three = {0, 0.5F, 0.5F};
    EXPECT_EQ(smoother.update(1, three, 0.1), three);
}

TEST(ScoreSmoother, StartsAfreshWhenTimeGoesBack) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 10);
    EXPECT_EQ(smoother.update(1, sad, 2), sad);
}

TEST(ScoreSmoother, ForgetsTracksThatAreNotKept) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    smoother.update(2, happy, 0);
    smoother.keep_only({2, 3});
    EXPECT_EQ(smoother.update(1, sad, 0.1), sad);
    EXPECT_NE(smoother.update(2, sad, 0.1), sad);
}

TEST(ScoreSmoother, ForgetsEverythingOnReset) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    smoother.reset();
    EXPECT_EQ(smoother.update(1, sad, 0.1), sad);
}

TEST(ScoreSmoother, RefusesATimeConstantThatMakesNoSense) {
    constexpr auto kNothing = std::numeric_limits<double>::quiet_NaN();
    constexpr auto kForever = std::numeric_limits<double>::infinity();
    for (const double seconds : {-0.1, kNothing, kForever})
        EXPECT_THROW(ScoreSmoother{seconds}, Error) << seconds;
}

}  // namespace
}  // namespace mien
