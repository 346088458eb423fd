// A thread for work that may be slow, so that whoever asks for it never waits.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace mien::rules {

// Does jobs one after another. The destructor asks the running one to stop and drops the others.
// Thread rule: any thread.
class BoundedWorker {
  public:
    using Job = std::function<void(const std::stop_token&)>;  // throws nothing

    explicit BoundedWorker(std::size_t most_waiting);
    ~BoundedWorker() = default;  // asks the thread to stop and joins it
    BoundedWorker(const BoundedWorker&) = delete;
    BoundedWorker& operator=(const BoundedWorker&) = delete;

    // False where as many wait as may: it is not done.
    bool post(Job job);

    // Until what was posted is done.
    void finish();

  private:
    void work(const std::stop_token& quit);

    const std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Job> waiting_;
    bool busy_ = false;
    std::jthread thread_;  // last
};

}  // namespace mien::rules
