// How the live path's cost grows with the work.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bench/contestants.h"

namespace mienctl::bench {

struct Point {
    double amount = 0;     // megapixels, faces, or minutes
    double frame_ms = 0;   // median per frame
    double memory_mb = 0;  // resident, of the process, afterwards
};

struct Growth {
    std::vector<Point> sizes;    // 360p to 2160p
    std::vector<Point> faces;    // faces found in a picture of 1280x720, 0 to 16
    std::vector<Point> lengths;  // minutes of video at 30 frames per second
};

// `minutes`: of the longest length. `say`: called with what is being measured.
Growth measure_growth(const Setup& setup, const Frames& frames, double minutes,
                      const std::function<void(const std::string&)>& say);

}  // namespace mienctl::bench
