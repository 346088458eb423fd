#include "streams/rate_limit.h"

#include <algorithm>
#include <cstddef>

#include "base/seconds.h"

namespace mien::streams {

namespace {

constexpr std::size_t kMostAddresses = 1000;  // that are remembered

}  // namespace

double RateLimit::tokens_at(const Bucket& bucket, Clock::time_point now) const {
    return std::min(at_once_, bucket.tokens + per_second_ * seconds(now - bucket.filled));
}

bool RateLimit::take(const std::string& address, Clock::time_point now) {
    const std::lock_guard lock(mutex_);
    if (buckets_.size() >= kMostAddresses && !buckets_.contains(address)) {
        std::erase_if(buckets_, [&](const auto& one) {
            return tokens_at(one.second, now) >= at_once_;  // as good as a new one
        });
        if (buckets_.size() >= kMostAddresses) return false;
    }
    Bucket& bucket = buckets_.try_emplace(address, Bucket{at_once_, now}).first->second;
    bucket = {tokens_at(bucket, now), now};
    if (bucket.tokens < 1) return false;
    --bucket.tokens;
    return true;
}

}  // namespace mien::streams
