#include "core/engine/bounded_queue.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>
#include <vector>

namespace mien {
namespace {

TEST(BoundedQueue, HandsOverEverythingInOrderThoughItHoldsLittle) {
    BoundedQueue<int> queue(2);
    std::thread giver([&queue] {
        for (int value = 0; value < 1000; ++value) queue.put(value);
        queue.put(-1);
    });
    std::vector<int> taken;
    for (int value = *queue.take(); value >= 0; value = *queue.take()) taken.push_back(value);
    giver.join();
    ASSERT_EQ(taken.size(), 1000u);
    for (int value = 0; value < 1000; ++value) EXPECT_EQ(taken[value], value);
}

TEST(BoundedQueue, WhoeverPutsIntoAFullOneWaits) {
    BoundedQueue<int> queue(1);
    queue.put(1);
    auto second = std::async(std::launch::async, [&queue] { return queue.put(2); });
    EXPECT_EQ(second.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
    EXPECT_EQ(queue.take(), 1);
    EXPECT_TRUE(second.get());
    EXPECT_EQ(queue.take(), 2);
}

TEST(BoundedQueue, ClosingItWakesBothSidesAndDropsWhatItHolds) {
    BoundedQueue<int> full(1), empty(1);
    full.put(1);
    auto giver = std::async(std::launch::async, [&full] { return full.put(2); });
    auto taker = std::async(std::launch::async, [&empty] { return empty.take(); });
    full.close();
    empty.close();
    EXPECT_FALSE(giver.get());
    EXPECT_EQ(taker.get(), std::nullopt);
    EXPECT_EQ(full.take(), std::nullopt);
    EXPECT_FALSE(full.put(3));
}

}  // namespace
}  // namespace mien
