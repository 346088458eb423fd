// How long a test waits for what a user would wait for: `promise` on a machine of one's own, longer
// on one that is busy, slow, or runs a sanitizer. It tells an answer from a hang, not a speed.
#pragma once

#include <chrono>

#include "support/sanitized.h"

namespace mien::test {

template <class Duration>
constexpr Duration patience(Duration promise) {
    return promise * (kSanitized ? 20 : 5);
}

}  // namespace mien::test
