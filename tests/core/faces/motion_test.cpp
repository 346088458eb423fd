#include "core/faces/motion.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

// Seen every 25th of a second, from time 0, moving by `step` pixels each time.
Motion moving(cv::Point2d step, int times) {
    Motion motion({observe({100, 100, 40, 40}, 0)});
    for (int i = 1; i < times; ++i) {
        motion.add({i / 25.0, cv::Point2d(120, 120) + i * step, 40});
    }
    return motion;
}

TEST(Motion, ABoxIsSeenAtItsCentre) {
    const Observation seen = observe({10, 20, 40, 90}, 1.5);
    EXPECT_EQ(seen.time_s, 1.5);
    EXPECT_EQ(seen.centre, cv::Point2d(30, 65));
    EXPECT_DOUBLE_EQ(seen.size, 60) << "the side of a square of the same area";
}

TEST(Motion, AFaceGoesOnAsItWent) {
    const Motion motion = moving({4, -2}, 11);
    const cv::Point2d next = motion.predict(11 / 25.0);
    EXPECT_NEAR(next.x, motion.last().centre.x + 4, 0.3);
    EXPECT_NEAR(next.y, motion.last().centre.y - 2, 0.2);
}

TEST(Motion, AStillFaceStays) {
    const Motion motion = moving({0, 0}, 11);
    EXPECT_EQ(motion.predict(30), motion.last().centre);
}

TEST(Motion, TwoBoxesThatJitterMakeNoSpeed) {
    const Motion motion = moving({3, 0}, 2);
    EXPECT_LT(motion.predict(2 / 25.0).x - motion.last().centre.x, 1.5);
}

TEST(Motion, AFaceUnseenComesToRest) {
    const Motion motion = moving({4, 0}, 11);
    const double after_a_minute = motion.predict(60).x - motion.last().centre.x;
    EXPECT_NEAR(motion.predict(120).x - motion.last().centre.x, after_a_minute, 0.01);
    EXPECT_LT(after_a_minute, 4 * 25 * 2.1);
}

TEST(Motion, OldObservationsAreForgotten) {
    const Motion motion = moving({1, 0}, 100);
    EXPECT_LE(motion.seen().size(), 12U);
    EXPECT_DOUBLE_EQ(motion.size(), 40);
}

}  // namespace
}  // namespace mien
