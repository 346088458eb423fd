// Hands values from one thread to the next in order; whoever puts waits while it is full.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace mien {

// Any thread may call any function.
template <typename T>
class BoundedQueue {
  public:
    explicit BoundedQueue(std::size_t most) : most_(most) {}

    // False once the queue is closed.
    bool put(T value) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return values_.size() < most_ || closed_; });
        if (closed_) return false;
        values_.push_back(std::move(value));
        changed_.notify_all();
        return true;
    }

    // Waits for a value; none once the queue is closed.
    std::optional<T> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return !values_.empty() || closed_; });
        if (closed_) return std::nullopt;
        std::optional<T> value = std::move(values_.front());
        values_.pop_front();
        changed_.notify_all();
        return value;
    }

    // Drops what is held and wakes whoever waits.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        values_.clear();
        changed_.notify_all();
    }

  private:
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<T> values_;
    bool closed_ = false;
};

}  // namespace mien
