// The stretch of an annotation that was chosen, seconds.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>

namespace mien::app {

struct Selection {
    double begin_s = 0;
    double end_s = 0;

    bool empty() const { return !(end_s > begin_s); }

    // From one time to another, whichever comes first, as far as it lies within the annotation.
    static Selection between(double one_s, double other_s, double first_s, double last_s) {
        if (one_s > other_s) std::swap(one_s, other_s);
        return {std::clamp(one_s, first_s, last_s), std::clamp(other_s, first_s, last_s)};
    }

    // Its end, where that comes after this time; its begin, where that comes before.
    std::optional<double> end_after(double time_s) const {
        return !empty() && end_s > time_s ? std::optional(end_s) : std::nullopt;
    }
    std::optional<double> begin_before(double time_s) const {
        return !empty() && begin_s < time_s ? std::optional(begin_s) : std::nullopt;
    }
};

}  // namespace mien::app
