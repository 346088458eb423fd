// Hands values from one thread to another so that the receiver always gets the newest.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace mien {

// Holds at most one value. Any thread may call any function.
template <typename T>
class LatestSlot {
  public:
    // Returns true if a value that nobody took was replaced. After close(): ignored.
    bool put(T value) {
        const std::lock_guard lock(mutex_);
        if (closed_) return false;
        const bool replaced = value_.has_value();
        value_ = std::move(value);
        filled_.notify_one();
        return replaced;
    }

    // Waits for a value; none once the slot is closed.
    std::optional<T> take() {
        std::unique_lock lock(mutex_);
        filled_.wait(lock, [this] { return value_.has_value() || closed_; });
        if (closed_) return std::nullopt;
        std::optional<T> value = std::move(value_);
        value_.reset();
        return value;
    }

    // Drops what is held and wakes whoever waits.
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        value_.reset();
        filled_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable filled_;
    std::optional<T> value_;
    bool closed_ = false;
};

}  // namespace mien
