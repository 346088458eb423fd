#include "rules/bounded_worker.h"
#include "support/patience.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <vector>

namespace mien::rules {
namespace {

using namespace std::chrono_literals;

TEST(BoundedWorker, DoesJobsInTheirOrder) {
    std::vector<int> done;
    BoundedWorker worker(10);
    for (int i = 0; i < 5; ++i) {
        ASSERT_TRUE(worker.post([&done, i](const auto&) { done.push_back(i); }));
    }
    worker.finish();
    EXPECT_EQ(done, (std::vector{0, 1, 2, 3, 4}));
}

TEST(BoundedWorker, RefusesWhatIsTooMuchAndNeverWaits) {
    std::atomic<bool> go = false;
    BoundedWorker worker(3);
    worker.post([&go](const auto&) {
        while (!go) std::this_thread::sleep_for(1ms);
    });
    int taken = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 100; ++i) taken += worker.post([](const auto&) {}) ? 1 : 0;
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(1s));
    EXPECT_GE(taken, 2) << "the first may not have been begun";
    EXPECT_LE(taken, 3);
    go = true;
    worker.finish();
    EXPECT_TRUE(worker.post([](const auto&) {}));
}

TEST(BoundedWorker, AsksToStopAtItsEndAndDropsWhatWaits) {
    std::atomic<bool> begun = false;
    std::atomic<int> others = 0;
    const auto start = std::chrono::steady_clock::now();
    {
        BoundedWorker worker(10);
        worker.post([&begun](const std::stop_token& quit) {
            begun = true;
            while (!quit.stop_requested()) std::this_thread::sleep_for(1ms);
        });
        worker.post([&others](const auto&) { ++others; });
        while (!begun) std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(others, 0);
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(5s));
}

}  // namespace
}  // namespace mien::rules
