// A live record's own timeline: where the frames of its sources stand in it, and where no picture
// came. It begins at 0 s with the first frame, and goes on while a source is away.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "mien/export.h"
#include "mien/frame.h"

namespace mien {

class MIEN_API RecordTimeline {
  public:
    using Clock = std::chrono::steady_clock;

    // Where no picture comes: the number of its row, and when the next picture should have come.
    struct Gap {
        std::int64_t number = 0;
        double start_s = 0;
    };
    struct Place {
        double time_s = 0;
        std::optional<Gap> gap;           // before this frame: its source was opened again
        std::optional<double> gap_end_s;  // this frame ends the gap that was open
    };
    struct Moment {
        std::int64_t number = 0;
        double time_s = 0;
    };

    bool begun() const { return !spans_.empty(); }

    // Call for each frame, in order.
    Place place(const Frame& frame, std::uint64_t generation);

    // Where a frame that was placed stands; nothing for one from before the record.
    std::optional<Moment> find(std::uint64_t generation, std::int64_t index, double time_s) const;

    // The source went away. Nothing where there is a gap already, or no frame yet.
    std::optional<Gap> leave();

    // A source that is held stands still at its picture, and so does the record's time.
    void hold(bool held) { held_ = held; }

    // Where a moment stands, of the last ten seconds or after the last frame. One of before is
    // taken for the oldest that is known.
    double time_of(Clock::time_point moment) const;

  private:
    // Frames of a source stand there from `first` on, until the next span.
    struct Span {
        std::uint64_t generation = 0;
        std::int64_t first = 0;         // Frame::index
        std::int64_t index_offset = 0;  // to the record's number
        double time_offset_s = 0;       // to the record's time
    };

    struct Arrival {
        Clock::time_point moment;
        double time_s = 0;
    };

    double time_before(Clock::time_point moment) const;

    std::deque<Span> spans_;
    std::deque<Arrival> arrivals_;  // of the last frames
    bool in_gap_ = false;
    bool held_ = false;
    double step_s_ = 1.0 / 30;  // between the last two frames; at first, what most cameras deliver
    double last_time_s_ = 0;
    std::int64_t last_number_ = 0;
    Clock::time_point last_arrival_;
};

}  // namespace mien
