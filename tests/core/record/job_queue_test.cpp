#include "core/record/job_queue.h"

#include <gmock/gmock.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace mien {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;

TEST(JobQueue, DoesWhatIsThereInOrderAndEndsOnceClosed) {
    JobQueue queue;
    std::vector<int> done;
    for (int i = 0; i < 3; ++i) queue.post([&done, i] { done.push_back(i); });
    queue.close();
    queue.run(1h, [] {});
    EXPECT_THAT(done, ElementsAre(0, 1, 2));
}

TEST(JobQueue, CallsNowAndThenWithJobsAndWithout) {
    JobQueue queue;
    std::atomic<int> calls = 0;
    std::thread worker([&] { queue.run(1ms, [&calls] { ++calls; }); });
    const auto give_up = JobQueue::Clock::now() + 20s;
    while (calls < 3 && JobQueue::Clock::now() < give_up) std::this_thread::sleep_for(1ms);
    EXPECT_GE(calls, 3) << "without jobs";
    queue.close();
    worker.join();

    JobQueue busy;
    int between = 0;
    int seen = 0;
    for (int i = 0; i < 3; ++i) {
        busy.post([&] {
            std::this_thread::sleep_for(2ms);
            seen = between;
        });
    }
    busy.close();
    busy.run(1ms, [&between] { ++between; });
    EXPECT_GE(seen, 2) << "between jobs";
}

TEST(JobQueue, PassesOnWhatAJobThrows) {
    JobQueue queue;
    queue.post([] { throw std::runtime_error("the disk is full"); });
    EXPECT_THROW(queue.run(1h, [] {}), std::runtime_error);
}

}  // namespace
}  // namespace mien
