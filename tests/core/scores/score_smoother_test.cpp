#include "mien/score_smoother.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <utility>
#include <vector>

#include "mien/error.h"

namespace mien {
namespace {

const Scores happy = {1, 0};
const Scores sad = {0, 1};

TEST(ScoreSmoother, ReturnsTheFirstScoresUnchanged) {
    ScoreSmoother smoother(2);
    EXPECT_EQ(smoother.update(1, {0.25F, 0.75F}, 5).scores, (Scores{0.25F, 0.75F}));
}

TEST(ScoreSmoother, HasComeSixtyThreePerCentOfTheWayAfterItsTimeConstant) {
    for (const int frames_per_second : {5, 24, 30, 120}) {
        ScoreSmoother smoother(0.8);
        smoother.update(1, happy, 0);
        const int steps = frames_per_second * 4 / 5;
        Scores last;
        for (int i = 1; i <= steps; ++i) last = smoother.update(1, sad, 0.8 * i / steps).scores;
        EXPECT_NEAR(last[1], 1 - std::exp(-1), 1e-5) << frames_per_second << " frames per second";
    }
}

TEST(ScoreSmoother, WeighsUnevenStepsByTheirLength) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    smoother.update(1, sad, 0.01);
    EXPECT_NEAR(smoother.update(1, sad, 0.7).scores[0], std::exp(-0.7), 1e-6);
}

TEST(ScoreSmoother, KeepsTheSumAtOne) {
    ScoreSmoother smoother(0.3);
    for (int i = 0; i < 1000; ++i) {
        const float first = static_cast<float>(i % 7) / 7;
        const Scores scores = smoother.update(1, {first, 1 - first}, i * 0.04).scores;
        ASSERT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0), 1, 1e-5);
    }
}

TEST(ScoreSmoother, IsOffAtZero) {
    ScoreSmoother smoother;
    smoother.update(1, happy, 0);
    EXPECT_EQ(smoother.update(1, sad, 0.001).scores, sad);
}

TEST(ScoreSmoother, KeepsTracksApart) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    EXPECT_EQ(smoother.update(2, sad, 0.1).scores, sad);
    EXPECT_GT(smoother.update(1, sad, 0.1).scores[0], 0.8F);
}

TEST(ScoreSmoother, StartsAfreshWithScoresOfAnotherLength) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    const Scores three = {0, 0.5F, 0.5F};
    EXPECT_EQ(smoother.update(1, three, 0.1).scores, three);
}

TEST(ScoreSmoother, StartsAfreshWhenTimeGoesBack) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 10);
    EXPECT_EQ(smoother.update(1, sad, 2).scores, sad);
}

TEST(ScoreSmoother, ForgetsTracksThatAreNotKept) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    smoother.update(2, happy, 0);
    smoother.keep_only({2, 3});
    EXPECT_EQ(smoother.update(1, sad, 0.1).scores, sad);
    EXPECT_NE(smoother.update(2, sad, 0.1).scores, sad);
}

TEST(ScoreSmoother, ForgetsEverythingOnReset) {
    ScoreSmoother smoother(1);
    smoother.update(1, happy, 0);
    smoother.reset();
    EXPECT_EQ(smoother.update(1, sad, 0.1).scores, sad);
}

// Frames of 30 a second with the default smoothing of the window. Returns the classes shown.
std::vector<int> shown(const std::function<Scores(int frame)>& scores, int frames) {
    ScoreSmoother smoother(0.3);
    std::vector<int> classes;
    for (int i = 0; i < frames; ++i)
        classes.push_back(smoother.update(1, scores(i), i / 30.0).expression);
    return classes;
}

TEST(ScoreSmoother, ShowsARealChangeWithinThreeTenthsOfASecond) {
    const std::vector<std::pair<Scores, Scores>> changes{
        {{0.9F, 0.05F, 0.05F}, {0.05F, 0.9F, 0.05F}}, {{0.7F, 0.2F, 0.1F}, {0.15F, 0.65F, 0.2F}}};
    for (const auto& [before, after] : changes) {
        const auto classes = shown([&](int frame) { return frame < 60 ? before : after; }, 120);
        EXPECT_EQ(classes[59], 0);
        EXPECT_EQ(classes[69], 1) << "10 frames after the change";
        EXPECT_EQ(std::count(classes.begin(), classes.end(), 2), 0);
    }
}

TEST(ScoreSmoother, ShowsAClearChangeInTimeRightAfterAnotherAndADoubtfulOneLater) {
    const auto third = [](int frame, const Scores& then) {
        if (frame < 60) return Scores{0.9F, 0.05F, 0.05F};
        return frame < 75 ? Scores{0.05F, 0.9F, 0.05F} : then;
    };
    const auto clear = shown([&](int i) { return third(i, {0.05F, 0.05F, 0.9F}); }, 120);
    EXPECT_EQ(clear[74], 1);
    EXPECT_EQ(clear[84], 2) << "10 frames after the change";
    const Scores doubtful{0.05F, 0.225F, 0.725F};
    EXPECT_EQ(shown([&](int i) { return third(i, doubtful); }, 120)[84], 1);
    EXPECT_EQ(shown([&](int i) { return i < 60 ? third(i, {}) : doubtful; }, 120)[70], 2)
        << "it is shown as soon where nothing changed before";
}

TEST(ScoreSmoother, ShowsOneClassWhileScoresWanderAroundATie) {
    std::mt19937 random(5);
    std::normal_distribution<float> noise(0, 0.15F);
    const auto classes = shown(
        [&](int) {
            const float first = std::clamp(0.48F + noise(random), 0.F, 1.F);
            return Scores{first, 1 - first};
        },
        300);
    int changes = 0;
    for (std::size_t i = 1; i < classes.size(); ++i)
        changes += classes[i] != classes[i - 1] ? 1 : 0;
    EXPECT_LE(changes, 1) << "in ten seconds";
}

TEST(ScoreSmoother, ShowsASlowChangeInTheEndAndNoGlimpse) {
    const auto slow = shown([](int) { return Scores{0.35F, 0.65F}; }, 2);
    EXPECT_EQ(slow.back(), 1);
    const auto late = shown(
        [](int frame) {
            return frame < 30 ? Scores{0.6F, 0.4F} : Scores{0.38F, 0.62F};
        },
        120);
    EXPECT_EQ(late.back(), 1);
    const auto glimpse = shown(
        [](int frame) {
            return frame == 30 ? Scores{0.1F, 0.9F} : Scores{0.7F, 0.3F};
        },
        90);
    EXPECT_EQ(std::count(glimpse.begin(), glimpse.end(), 1), 0);
}

TEST(ScoreSmoother, ShowsTheLargestScoreWhenOff) {
    ScoreSmoother smoother;
    EXPECT_EQ(smoother.update(1, happy, 0).expression, 0);
    EXPECT_EQ(smoother.update(1, sad, 0.01).expression, 1);
    EXPECT_EQ(smoother.update(1, {}, 0.02).expression, -1);
}

TEST(ScoreSmoother, RefusesATimeConstantThatMakesNoSense) {
    constexpr auto kNothing = std::numeric_limits<double>::quiet_NaN();
    constexpr auto kForever = std::numeric_limits<double>::infinity();
    for (const double seconds : {-0.1, kNothing, kForever})
        EXPECT_THROW(ScoreSmoother{seconds}, Error) << seconds;
}

}  // namespace
}  // namespace mien
