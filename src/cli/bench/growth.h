// How the live path's cost grows with the work.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/bench/contestants.h"

namespace mienctl::bench {

struct Point {
    double amount = 0;     // megapixels, faces, or minutes
    double frame_ms = 0;   // mean per frame
    double memory_mb = 0;  // resident, of the process, afterwards
};

struct Growth {
    std::vector<Point> sizes;    // 360p to 2160p
    std::vector<Point> faces;    // faces found in a picture of 1280x720, 0 to 16
    std::vector<Point> lengths;  // minutes of video at 30 frames per second
};

// The power of the amount with which a frame's time grows, 1 where it is linear: the slope of a
// line through the logarithms, by least squares. Amounts of 0 are left out; nothing with fewer
// than two amounts.
std::optional<double> power_of(const std::vector<Point>& points);

// `minutes`: of the longest length. `say`: called with what is being measured.
Growth measure_growth(const Setup& setup, const Frames& frames, double minutes,
                      const std::function<void(const std::string&)>& say);

}  // namespace mienctl::bench
