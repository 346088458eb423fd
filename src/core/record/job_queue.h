// Work for a thread of its own, done in the order in which it comes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

#include "mien/export.h"

namespace mien {

class MIEN_API JobQueue {
  public:
    using Clock = std::chrono::steady_clock;

    // Any thread; returns at once.
    void post(std::function<void()> job);
    void close();  // run() returns once it has done what is there

    // On the thread that works. `now_and_then` is called between jobs, once per `every`, whether
    // there are jobs or not. Passes on what a job throws.
    void run(Clock::duration every, const std::function<void()>& now_and_then);

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> jobs_;
    bool closed_ = false;
};

}  // namespace mien
