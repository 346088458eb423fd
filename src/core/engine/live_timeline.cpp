#include "core/engine/live_timeline.h"

#include "base/seconds.h"

namespace mien {

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
