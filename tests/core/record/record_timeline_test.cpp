#include "core/record/record_timeline.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

using namespace std::chrono_literals;

class RecordTimelineTest : public ::testing::Test {
  protected:
    RecordTimeline::Place place(std::int64_t index, double time_s) {
        Frame frame;
        frame.index = index;
        frame.time_s = time_s;
        frame.arrival = arrival_;
        return timeline_.place(frame, generation_);
    }

    RecordTimeline timeline_;
    RecordTimeline::Clock::time_point arrival_{};
    std::uint64_t generation_ = 1;
};

TEST_F(RecordTimelineTest, BeginsWithTheFirstFrame) {
    EXPECT_FALSE(timeline_.begun());
    EXPECT_EQ(timeline_.time_of(arrival_ + 5s), 0);
    EXPECT_FALSE(timeline_.leave()) << "there is nothing to leave";
    EXPECT_EQ(place(40, 100).time_s, 0);
    EXPECT_EQ(place(41, 100.5).time_s, 0.5);
    EXPECT_FALSE(timeline_.find(1, 39, 99.5)) << "before the record";
    const auto found = timeline_.find(1, 41, 100.5);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->number, 1);
    EXPECT_EQ(found->time_s, 0.5);
}

TEST_F(RecordTimelineTest, AGapHasANumberAndBeginsWithThePictureThatDidNotCome) {
    place(0, 0);
    place(1, 0.25);
    const auto gap = timeline_.leave();
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->number, 2);
    EXPECT_EQ(gap->start_s, 0.5);
    EXPECT_FALSE(timeline_.leave()) << "one gap at a time";
    const auto back = place(2, 3);
    EXPECT_FALSE(back.gap);
    EXPECT_EQ(back.gap_end_s, 3);
    EXPECT_EQ(timeline_.find(1, 2, 3)->number, 3);
    EXPECT_EQ(timeline_.find(1, 1, 0.25)->number, 1) << "a late result";
    EXPECT_FALSE(place(3, 3.25).gap_end_s);
}

TEST_F(RecordTimelineTest, AReopenedSourceGoesOnByTheClock) {
    place(0, 70);
    place(1, 70.5);
    generation_ = 2;
    arrival_ += 4s;
    const auto back = place(0, 0);
    ASSERT_TRUE(back.gap);
    EXPECT_EQ(back.gap->start_s, 1);
    EXPECT_EQ(back.time_s, 4.5);
    EXPECT_EQ(back.gap_end_s, 4.5);
    EXPECT_EQ(timeline_.find(2, 0, 0)->number, 3);
    EXPECT_EQ(timeline_.find(1, 1, 70.5)->number, 1);
    EXPECT_EQ(timeline_.leave()->start_s, 5) << "the step is still that between frames";
}

TEST_F(RecordTimelineTest, StandsStillWhileItsSourceIsHeld) {
    place(0, 0);
    EXPECT_EQ(timeline_.time_of(arrival_ + 3s), 3);
    EXPECT_EQ(timeline_.time_of(arrival_ - 3s), 0) << "never before the record";
    timeline_.hold(true);
    EXPECT_EQ(timeline_.time_of(arrival_ + 3s), 0);
}

TEST_F(RecordTimelineTest, KnowsMomentsOfTheLastTenSeconds) {
    const auto start = arrival_;
    for (int i = 0; i <= 40; ++i) {
        arrival_ = start + i * 500ms;
        place(i, i * 0.5);
    }
    EXPECT_DOUBLE_EQ(timeline_.time_of(start + 15'250ms), 15.25);
    EXPECT_DOUBLE_EQ(timeline_.time_of(start + 20s), 20);
    EXPECT_DOUBLE_EQ(timeline_.time_of(start + 20'100ms), 20.1);
    EXPECT_DOUBLE_EQ(timeline_.time_of(start + 3s), 10) << "too long ago";
}

TEST_F(RecordTimelineTest, AMomentWhileTheSourceWasHeldIsThatOfThePictureAfter) {
    const auto start = arrival_;
    place(0, 0);
    arrival_ = start + 5s;
    place(1, 0.5);
    EXPECT_DOUBLE_EQ(timeline_.time_of(start + 200ms), 0.2);
    EXPECT_DOUBLE_EQ(timeline_.time_of(start + 3s), 0.5);
}

TEST_F(RecordTimelineTest, ASourceThatStalledDoesNotPutTheGapFarBehind) {
    place(0, 0);
    place(1, 90);
    EXPECT_EQ(timeline_.leave()->start_s, 91);
}

}  // namespace
}  // namespace mien
