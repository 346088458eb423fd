#include "core/record/job_queue.h"

#include <utility>

namespace mien {

void JobQueue::post(std::function<void()> job) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
    changed_.notify_all();
}

void JobQueue::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
}

void JobQueue::run(Clock::duration every, const std::function<void()>& now_and_then) {
    Clock::time_point next = Clock::now() + every;
    for (bool open = true; open;) {
        std::function<void()> job;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_until(lock, next, [this] { return !jobs_.empty() || closed_; });
            if (!jobs_.empty()) {
                job = std::move(jobs_.front());
                jobs_.pop_front();
            } else {
                open = !closed_;
            }
        }
        if (job) job();
        if (Clock::now() >= next) {
            now_and_then();
            next = Clock::now() + every;
        }
    }
}

}  // namespace mien
