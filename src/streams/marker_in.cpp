#include "streams/marker_in.h"

#include <algorithm>
#include <cmath>

#include "base/seconds.h"
#include "base/text.h"

namespace mien::streams {

namespace {

constexpr std::size_t kLongestLabel = 200;  // bytes
constexpr std::size_t kMostClocks = 64;

}  // namespace

bool is_label(const std::string& text) {
    return text.size() <= kLongestLabel && is_plain(text);
}

double clock_seconds(SteadyTime moment) {
    return seconds(moment.time_since_epoch());
}

bool is_clock_time(double seconds) {
    return std::abs(seconds) < 1e12;  // not for NaN
}

MarkerClocks::Known& MarkerClocks::known(const std::string& clock, SteadyTime now) {
    if (!clocks_.contains(clock) && clocks_.size() >= kMostClocks) {
        clocks_.erase(std::min_element(
            clocks_.begin(), clocks_.end(),
            [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
    }
    Known& one = clocks_[clock];
    one.used = now;
    return one;
}

void MarkerClocks::heard(const std::string& clock, double time_s, SteadyTime arrival) {
    const std::lock_guard lock(mutex_);
    known(clock, arrival).map.heard(time_s, clock_seconds(arrival));
}

void MarkerClocks::answered(const std::string& clock, double sent_s, double received_s) {
    const std::lock_guard lock(mutex_);
    const auto one = clocks_.find(clock);
    if (one != clocks_.end()) one->second.map.answered(sent_s, received_s);
}

HeardMarker MarkerClocks::place(const std::string& clock, double time_s, SteadyTime arrival,
                                const std::string& label) {
    const std::lock_guard lock(mutex_);
    ClockMap& map = known(clock, arrival).map;
    map.heard(time_s, clock_seconds(arrival));
    const auto estimate = map.at(clock_seconds(arrival));
    const double late_s = std::max(0.0, clock_seconds(arrival) - (time_s + estimate->offset_s));
    return {label, arrival - to_duration(late_s), estimate->uncertainty_s};
}

}  // namespace mien::streams
