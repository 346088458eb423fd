// A span of the clock in seconds, which everything else counts in.
#pragma once

#include <chrono>

namespace mien {

inline double seconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double>(time).count();
}

}  // namespace mien
