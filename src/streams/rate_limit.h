// How often one address may ask.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace mien::streams {

// A bucket of tokens for each address, filled at a steady rate. Any thread.
class RateLimit {
  public:
    using Clock = std::chrono::steady_clock;

    // `at_once`: how many requests may come together.
    RateLimit(double per_second, double at_once) : per_second_(per_second), at_once_(at_once) {}

    // Whether `address` may ask once more at `now`, which never goes back.
    bool take(const std::string& address, Clock::time_point now);

  private:
    struct Bucket {
        double tokens;
        Clock::time_point filled;
    };

    double tokens_at(const Bucket& bucket, Clock::time_point now) const;

    const double per_second_;
    const double at_once_;
    std::mutex mutex_;
    std::map<std::string, Bucket> buckets_;
};

}  // namespace mien::streams
