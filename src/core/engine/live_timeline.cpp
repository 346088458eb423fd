#include "core/engine/live_timeline.h"

#include <algorithm>

#include "base/seconds.h"

namespace mien {

namespace {

// No sender's clock runs ahead by so much, and no buffer on the way holds so much: it was set anew.
constexpr double kClockJump_s = 10;
constexpr double kStall_s = 2;
constexpr double kStallSteps = 10;  // a camera may well take one picture every few seconds

}  // namespace

std::optional<LiveGap> LiveTimeline::place_as_it_happens(Frame& frame, Clock::time_point now) {
    std::optional<LiveGap> gap;
    if (begun_ && restart_ == Restart::none) {
        const double passed_s = seconds(now - last_seen_);
        const double step_s = frame.time_s + time_offset_s_ - last_time_s_;
        const double stall_s = std::max(kStall_s, kStallSteps * step_s_);
        if (step_s > passed_s + kClockJump_s) {
            gap = LiveGap::clock;
            restart(Restart::gap);
        } else if (std::min(passed_s, step_s) > stall_s) {
            gap = LiveGap::stalled;
        }
    }
    place(frame, now);
    return gap;
}

void LiveTimeline::place(Frame& frame, Clock::time_point now) {
    if (restart_ != Restart::none) {
        const double gap_s = restart_ == Restart::loop ? step_s_ : seconds(now - last_seen_);
        time_offset_s_ = last_time_s_ + gap_s - frame.time_s;
        index_offset_ = last_index_ + 1 - frame.index;
    }
    frame.time_s += time_offset_s_;
    frame.index += index_offset_;
    if (!begun_) first_time_s_ = frame.time_s;
    if (begun_ && restart_ == Restart::none && frame.time_s > last_time_s_) {
        step_s_ = frame.time_s - last_time_s_;
    }
    begun_ = true;
    restart_ = Restart::none;
    last_time_s_ = frame.time_s;
    last_index_ = frame.index;
    last_seen_ = now;
}

void LiveTimeline::restart(Restart how) {
    if (begun_) restart_ = how;
}

}  // namespace mien
