#include "rules/bounded_worker.h"

#include <utility>

namespace mien::rules {

BoundedWorker::BoundedWorker(std::size_t most_waiting)
    : most_waiting_(most_waiting), thread_([this](const std::stop_token& quit) { work(quit); }) {}

bool BoundedWorker::post(Job job) {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(job));
    changed_.notify_all();
    return true;
}

void BoundedWorker::finish() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.empty() && !busy_; });
}

void BoundedWorker::work(const std::stop_token& quit) {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, quit, [this] { return !waiting_.empty(); });
        if (quit.stop_requested()) return;
        const Job job = std::move(waiting_.front());
        waiting_.pop_front();
        busy_ = true;
        lock.unlock();
        job(quit);
        lock.lock();
        busy_ = false;
        changed_.notify_all();
    }
}

}  // namespace mien::rules
