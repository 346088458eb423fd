// Spans of the clock in seconds, which everything else counts in.
#pragma once

#include <chrono>

namespace mien {

inline double seconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

inline std::chrono::steady_clock::duration to_duration(double seconds) {
    return std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(seconds));
}

}  // namespace mien
