#include "streams/clock_map.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace mien::streams {
namespace {

// Another clock: 1000 s behind ours, running too fast by some millionths; ways that take 2 ms and
// now and then much longer.
class Other {
  public:
    explicit Other(double ppm = 0) : rate_(1 + ppm * 1e-6) {}

    double at(double ours_s) const { return (ours_s - 1000) * rate_; }
    double offset(double ours_s) const { return ours_s - at(ours_s); }
    double way() {
        std::exponential_distribution<double> queue(1 / 0.004);
        return 0.002 + queue(random_);
    }
    // One of ours goes there and is heard of.
    void exchange(ClockMap& map, double now_s) {
        map.heard(at(now_s), now_s + way());
        const double answered_s = now_s + 0.010;
        map.answered(answered_s, at(answered_s + way()));
    }

  private:
    double rate_;
    std::mt19937 random_{1};
};

TEST(ClockMap, KnowsNothingBeforeTheFirstMessage) {
    ClockMap map;
    EXPECT_FALSE(map.at(0));
    map.answered(5, 5);
    EXPECT_FALSE(map.at(0));
}

TEST(ClockMap, AnExchangeBoundsTheOffset) {
    ClockMap map;
    map.heard(100, 1100.003);
    map.answered(1100.004, 100.005);
    const auto estimate = map.at(1100.005);
    ASSERT_TRUE(estimate);
    EXPECT_NEAR(estimate->offset_s, 1000.001, 1e-6);
    ASSERT_TRUE(estimate->uncertainty_s);
    EXPECT_NEAR(*estimate->uncertainty_s, 0.002, 1e-5);
}

TEST(ClockMap, TheTruthIsWithinItsUncertaintyAllTheTime) {
    for (const double ppm : {-40.0, 0.0, 40.0}) {
        Other other(ppm);
        ClockMap map;
        double worst_s = 0;
        for (int i = 0; i < 4000; ++i) {
            const double now_s = 1000 + i;  // more than an hour
            other.exchange(map, now_s);
            const auto estimate = map.at(now_s + 0.5);
            ASSERT_TRUE(estimate && estimate->uncertainty_s);
            const double error_s = std::abs(estimate->offset_s - other.offset(now_s + 0.5));
            ASSERT_LE(error_s, *estimate->uncertainty_s + 1e-9) << ppm << " at " << now_s;
            if (i > 20) worst_s = std::max(worst_s, *estimate->uncertainty_s);
        }
        EXPECT_LT(worst_s, 0.010) << "the shortest ways count";
    }
}

TEST(ClockMap, IsLessSureTheLongerNothingWasHeard) {
    Other other;
    ClockMap map;
    other.exchange(map, 1000);
    const double before_s = *map.at(1000)->uncertainty_s;
    EXPECT_NEAR(*map.at(1100)->uncertainty_s - before_s, 0.01, 1e-6);
}

TEST(ClockMap, WithoutAnswersTheShortestWayCounts) {
    Other other;
    ClockMap map;
    map.heard(other.at(1000), 1000.5);
    EXPECT_FALSE(map.at(1001)->uncertainty_s) << "one message says nothing about the others";
    for (int i = 1; i < 50; ++i) map.heard(other.at(1000 + i), 1000 + i + other.way());
    const auto estimate = map.at(1050);
    EXPECT_NEAR(estimate->offset_s, 1000.002, 0.006);
    ASSERT_TRUE(estimate->uncertainty_s);
    EXPECT_GT(*estimate->uncertainty_s, 0.001);
    EXPECT_LT(*estimate->uncertainty_s, 0.05);
}

TEST(ClockMap, AClockThatIsSetBackOrForwardIsLearntAnew) {
    for (const double step_s : {-60.0, 60.0}) {
        Other other;
        ClockMap map;
        for (int i = 0; i < 10; ++i) other.exchange(map, 1000 + i);
        map.heard(other.at(1020) + step_s, 1020.002);
        EXPECT_NEAR(map.at(1020)->offset_s, 1000 - step_s, 0.01) << step_s;
        map.answered(1020.004, other.at(1020.006) + step_s);
        EXPECT_NEAR(map.at(1020)->offset_s, 1000 - step_s, 0.003) << step_s;
        EXPECT_NEAR(*map.at(1020)->uncertainty_s, 0.002, 0.001) << step_s;
    }
}

TEST(ClockMap, AnswersThatCannotBeAreNotBelieved) {
    ClockMap map;
    map.heard(100, 1100.003);
    map.answered(5000, 100);
    EXPECT_NEAR(map.at(1100)->offset_s, 1000.003, 1e-6);
    EXPECT_FALSE(map.at(1100)->uncertainty_s);
}

}  // namespace
}  // namespace mien::streams
