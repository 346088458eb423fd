// Times and numbers of frames that keep rising when their source starts over.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "mien/export.h"
#include "mien/frame.h"
#include "mien/live_gap.h"

namespace mien {

class MIEN_API LiveTimeline {
  public:
    using Clock = std::chrono::steady_clock;

    // Call for each frame as read, in order; changes its time and index.
    void place(Frame& frame, Clock::time_point now);

    // The same for what is sent as it happens, where a frame may not follow the last one.
    std::optional<LiveGap> place_as_it_happens(Frame& frame, Clock::time_point now);

    // The next frame follows the last at once (a file starts over), or by as much as the source
    // was away.
    enum class Restart { none, loop, gap };
    void restart(Restart how);

    double step_s() const { return step_s_; }
    double since_start_s() const { return last_time_s_ - first_time_s_; }

  private:
    bool begun_ = false;
    Restart restart_ = Restart::none;
    double first_time_s_ = 0;
    double step_s_ = 1.0 / 30;  // between the last two frames; at first, what most cameras deliver
    double time_offset_s_ = 0;
    std::int64_t index_offset_ = 0;
    double last_time_s_ = 0;
    std::int64_t last_index_ = 0;
    Clock::time_point last_seen_;
};

}  // namespace mien
