#include "core/engine/live_timeline.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

using namespace std::chrono_literals;
using Restart = LiveTimeline::Restart;

class LiveTimelineTest : public ::testing::Test {
  protected:
    // As read by the source; where the timeline puts it.
    Frame place(std::int64_t index, double time_s) {
        Frame frame;
        frame.index = index;
        frame.time_s = time_s;
        timeline_.place(frame, now_);
        return frame;
    }

    std::optional<LiveGap> gap_at(std::int64_t index, double time_s) {
        sent_.index = index;
        sent_.time_s = time_s;
        return timeline_.place_as_it_happens(sent_, now_);
    }

    Frame sent_;
    LiveTimeline timeline_;
    LiveTimeline::Clock::time_point now_{};
};

TEST_F(LiveTimelineTest, LeavesASourceThatGoesOnAsItIs) {
    place(0, 2.5);
    const Frame second = place(1, 2.75);
    EXPECT_EQ(second.index, 1);
    EXPECT_EQ(second.time_s, 2.75);
    EXPECT_EQ(timeline_.step_s(), 0.25);
    EXPECT_EQ(timeline_.since_start_s(), 0.25);
}

TEST_F(LiveTimelineTest, AFileThatBeginsAgainFollowsAtOnce) {
    place(0, 2.5);
    place(1, 2.75);
    timeline_.restart(Restart::loop);
    now_ += 10s;
    const Frame again = place(0, 2.5);
    EXPECT_EQ(again.index, 2);
    EXPECT_EQ(again.time_s, 3);
    EXPECT_EQ(place(1, 2.75).time_s, 3.25);
}

TEST_F(LiveTimelineTest, ASourceThatWasAwayFollowsByAsMuch) {
    place(0, 50);
    place(1, 50.5);
    timeline_.restart(Restart::gap);
    now_ += 3s;
    const Frame back = place(0, 0);  // its clock began anew
    EXPECT_EQ(back.index, 2);
    EXPECT_EQ(back.time_s, 53.5);
    EXPECT_EQ(timeline_.step_s(), 0.5) << "the gap is no step";
}

TEST_F(LiveTimelineTest, NothingRestartsBeforeTheFirstFrame) {
    timeline_.restart(Restart::gap);
    now_ += 3s;
    EXPECT_EQ(place(4, 7).time_s, 7);
}

TEST_F(LiveTimelineTest, ASendersClockThatIsSetAheadIsAGapAndNoStep) {
    EXPECT_FALSE(gap_at(0, 50));
    now_ += 100ms;
    EXPECT_FALSE(gap_at(1, 50.1));
    now_ += 200ms;
    EXPECT_EQ(gap_at(2, 50.1 + 3 * 3600), LiveGap::clock);
    EXPECT_NEAR(sent_.time_s, 50.3, 1e-9) << "by our clock";
    EXPECT_EQ(sent_.index, 2);
    now_ += 100ms;
    EXPECT_FALSE(gap_at(3, 50.2 + 3 * 3600));
    EXPECT_NEAR(sent_.time_s, 50.4, 1e-9);
}

TEST_F(LiveTimelineTest, PicturesThatDoNotComeForTwoSecondsAreAGap) {
    EXPECT_FALSE(gap_at(0, 0));
    now_ += 100ms;
    EXPECT_FALSE(gap_at(1, 0.1));
    now_ += 1900ms;
    EXPECT_FALSE(gap_at(2, 2));
    EXPECT_NEAR(timeline_.step_s(), 1.9, 1e-9);
    now_ += 100ms;
    EXPECT_FALSE(gap_at(3, 2.1));
    now_ += 9s;
    EXPECT_EQ(gap_at(4, 11.1), LiveGap::stalled);
    EXPECT_NEAR(sent_.time_s, 11.1, 1e-9);
}

TEST_F(LiveTimelineTest, AFewPicturesAMinuteAreNoGaps) {
    gap_at(0, 0);
    for (int i = 1; i < 4; ++i) {
        now_ += 20s;
        EXPECT_EQ(gap_at(i, 20.0 * i).has_value(), i == 1) << "only the first is a surprise";
    }
}

TEST_F(LiveTimelineTest, WhatWasHeldUpOnTheWayAndComesAtOnceIsNoGap) {
    gap_at(0, 0);
    now_ += 5s;
    for (int i = 1; i <= 50; ++i) EXPECT_FALSE(gap_at(i, i / 10.0));
    EXPECT_NEAR(sent_.time_s, 5, 1e-9);
}

TEST_F(LiveTimelineTest, AFrameOfTheSameTimeIsNoStep) {
    place(0, 0);
    place(1, 0.1);
    place(2, 0.1);
    EXPECT_EQ(timeline_.step_s(), 0.1);
}

}  // namespace
}  // namespace mien
