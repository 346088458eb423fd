// Markers that other programs tell of, with or without a time of their own clock.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "streams/clock_map.h"

namespace mien::streams {

using SteadyTime = std::chrono::steady_clock::time_point;

// A marker at a moment of our clock.
struct HeardMarker {
    std::string label;
    SteadyTime moment;
    std::optional<double> uncertainty_s;  // see Marker
    const char* from = "";                // "http", "osc", "stdin", "rule"
};

// Returns at once.
using TakeMarker = std::function<void(const HeardMarker&)>;

// One line of plain text, of 200 bytes at most; may be empty.
bool is_label(const std::string& text);

// Seconds of our clock, as other programs are told them.
double clock_seconds(SteadyTime moment);

// A time that a clock can have: finite, within 30,000 years.
bool is_clock_time(double seconds);

// Where other programs' clocks stand, each by its name. At most 64: the one that was silent longest
// is forgotten. Thread rule: any thread.
class MarkerClocks {
  public:
    // It says that its clock is at `time_s`; heard at `arrival`.
    void heard(const std::string& clock, double time_s, SteadyTime arrival);

    // What we said at `sent_s` (clock_seconds()) came there at `received_s` of its clock.
    void answered(const std::string& clock, double sent_s, double received_s);

    // The same as heard(), for a marker at that time. Never later than `arrival`.
    HeardMarker place(const std::string& clock, double time_s, SteadyTime arrival,
                      const std::string& label);

  private:
    struct Known {
        ClockMap map;
        SteadyTime used;
    };

    Known& known(const std::string& clock, SteadyTime now);

    std::mutex mutex_;
    std::map<std::string, Known> clocks_;
};

}  // namespace mien::streams
