#include "mien/latest_slot.h"

#include <gtest/gtest.h>

#include <thread>

namespace mien {
namespace {

TEST(LatestSlot, TheNewestWins) {
    LatestSlot<int> slot;
    EXPECT_FALSE(slot.put(1));
    EXPECT_TRUE(slot.put(2));
    EXPECT_EQ(slot.take(), 2);
    EXPECT_FALSE(slot.put(3));
}

TEST(LatestSlot, ClosingWakesWhoeverWaits) {
    LatestSlot<int> slot;
    std::jthread waiting([&slot] { EXPECT_EQ(slot.take(), std::nullopt); });
    slot.close();
    waiting.join();
    slot.put(1);
    EXPECT_EQ(slot.take(), std::nullopt);
}

TEST(LatestSlot, NothingIsSeenTwiceOrOutOfOrder) {
    LatestSlot<int> slot;
    std::jthread writer([&slot] {
        for (int i = 1; i <= 20'000; ++i) slot.put(i);
    });
    for (int last = 0; last < 20'000;) {
        const std::optional<int> value = slot.take();
        ASSERT_TRUE(value);
        ASSERT_GT(*value, last);
        last = *value;
    }
}

}  // namespace
}  // namespace mien
