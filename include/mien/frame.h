// A decoded picture and where it stands in time.
#pragma once

#include <chrono>
#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <string>

namespace mien {

// Immutable once published: whoever receives a Frame may read `picture` from any thread and must
// not write to it (clone it to draw). Copying a Frame shares the pixels.
struct Frame {
    cv::Mat picture;         // 8-bit BGR, upright and with square pixels, as a player shows it
    std::int64_t index = 0;  // 0-based, in order of presentation, counts every decoded frame
    double time_s = 0;       // presentation time in the container's own timeline, seconds
    std::string file;        // for stills: the picture's file name; else empty
    std::chrono::steady_clock::time_point arrival{};  // when a live source delivered it; else epoch
    double clock_shift_s = 0;  // part of `time_s`: added since the container's clock went back
};

}  // namespace mien
