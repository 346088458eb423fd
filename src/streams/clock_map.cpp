#include "streams/clock_map.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace mien::streams {

namespace {

constexpr double kDrift = 100e-6;  // of two quartz clocks, each off by 50 millionths
constexpr std::size_t kWays = 32;
constexpr std::size_t kEnoughWays = 8;
constexpr double kLongestWay_s = 10;  // a difference of more: the clock was set

}  // namespace

void ClockMap::heard(double sent_s, double received_s) {
    const double way_s = received_s - sent_s;
    if (upper_s_ && std::abs(way_s - (*upper_s_ + kDrift * received_s)) > kLongestWay_s) {
        *this = {};
    }
    const double bound_s = way_s - kDrift * received_s;
    upper_s_ = upper_s_ ? std::min(*upper_s_, bound_s) : bound_s;
    ways_s_.push_back(way_s);
    if (ways_s_.size() > kWays) ways_s_.pop_front();
    if (lower_s_ && *lower_s_ - kDrift * received_s > *upper_s_ + kDrift * received_s) {
        lower_s_.reset();  // the clock was set, by little
    }
}

void ClockMap::answered(double sent_s, double received_s) {
    const double bound_s = sent_s - received_s + kDrift * sent_s;
    if (upper_s_ && bound_s - kDrift * sent_s > *upper_s_ + kDrift * sent_s) return;  // nonsense
    lower_s_ = lower_s_ ? std::max(*lower_s_, bound_s) : bound_s;
}

std::optional<ClockMap::Estimate> ClockMap::at(double now_s) const {
    if (!upper_s_) return std::nullopt;
    const double upper_s = *upper_s_ + kDrift * now_s;
    if (lower_s_) {
        const double lower_s = std::min(*lower_s_ - kDrift * now_s, upper_s);
        return Estimate{(upper_s + lower_s) / 2, (upper_s - lower_s) / 2};
    }
    Estimate estimate{upper_s, std::nullopt};
    if (ways_s_.size() >= kEnoughWays) {
        std::vector<double> sorted(ways_s_.begin(), ways_s_.end());
        std::sort(sorted.begin(), sorted.end());
        estimate.uncertainty_s = std::max(0.001, sorted[sorted.size() * 9 / 10] - sorted.front());
    }
    return estimate;
}

}  // namespace mien::streams
