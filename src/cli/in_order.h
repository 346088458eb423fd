// Work on many files at once, whose results come in order.
#pragma once

#include <cstddef>
#include <deque>
#include <future>
#include <type_traits>

#include "cli/terminal.h"

namespace mienctl {

// Calls `work(i)` for 0 to count - 1 on several threads, and `take(i, result)` in order on this
// one. Few results wait at a time. `work` must not throw.
template <typename Work, typename Take>
void in_order(std::size_t count, int jobs, const Work& work, const Take& take) {
    using Result = std::invoke_result_t<Work, std::size_t>;
    std::deque<std::future<Result>> waiting;
    std::size_t next = 0;
    for (std::size_t i = 0; i < count && !interrupted(); ++i) {
        for (; next < count && waiting.size() < static_cast<std::size_t>(jobs); ++next) {
            waiting.push_back(std::async(std::launch::async, work, next));
        }
        take(i, waiting.front().get());
        waiting.pop_front();
    }
}

}  // namespace mienctl
