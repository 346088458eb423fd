// Markers from standard input, one a line: "LABEL", or "TIME<tab>LABEL" with a time in seconds of
// the writer's own clock.
#pragma once

#include <string_view>
#include <thread>

#include "streams/marker_in.h"
#include "streams/rate_limit.h"

namespace mien::streams {

class LineIn {
  public:
    // Reads `descriptor` until its end, or until it is destroyed. At most 100 lines a second are
    // taken, of 4096 bytes each. `clocks` outlives it.
    LineIn(int descriptor, MarkerClocks& clocks, TakeMarker take);
    ~LineIn() = default;  // asks the thread to stop and joins it
    LineIn(const LineIn&) = delete;
    LineIn& operator=(const LineIn&) = delete;

  private:
    void read_lines(const std::stop_token& quit);
    void take_line(std::string_view line);

    const int descriptor_;
    MarkerClocks& clocks_;
    const TakeMarker take_;
    RateLimit rate_;
    std::jthread thread_;  // last
};

}  // namespace mien::streams
