// How often something happens.
#pragma once

#include <chrono>
#include <deque>

namespace mien {

// Events per second, over the last second.
class RateMeter {
  public:
    using Clock = std::chrono::steady_clock;

    void count(Clock::time_point now) {
        times_.push_back(now);
        forget(now);
    }
    double rate(Clock::time_point now) {
        forget(now);
        return static_cast<double>(times_.size());
    }

  private:
    void forget(Clock::time_point now) {
        while (!times_.empty() && now - times_.front() > std::chrono::seconds(1)) {
            times_.pop_front();
        }
    }
    std::deque<Clock::time_point> times_;
};

}  // namespace mien
