#include "base/proportions.h"

#include <algorithm>
#include <cmath>

namespace mien {

namespace {

constexpr double kNormal95 = 1.959964;  // the normal distribution's 97.5th percentile

}  // namespace

Interval wilson(double share, double count) {
    if (!(count > 0)) return {};
    const double z2 = kNormal95 * kNormal95;
    const double centre = (share + z2 / (2 * count)) / (1 + z2 / count);
    const double half = kNormal95 / (1 + z2 / count) *
                        std::sqrt(share * (1 - share) / count + z2 / (4 * count * count));
    return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

double sign_test(std::int64_t first, std::int64_t second) {
    const double trials = static_cast<double>(first + second);
    const std::int64_t fewer = std::min(first, second);
    double tail = 0;
    for (std::int64_t k = 0; k <= fewer; ++k) {
        const auto with = static_cast<double>(k);
        tail += std::exp(std::lgamma(trials + 1) - std::lgamma(with + 1) -
                         std::lgamma(trials - with + 1) - trials * std::log(2.0));
    }
    return std::min(1.0, 2 * tail);
}

std::optional<double> cohen_kappa(const AnswerPairs& pairs) {
    double all = 0;
    double same = 0;
    std::map<std::string, std::pair<double, double>> margins;
    for (const auto& [answers, count] : pairs) {
        all += count;
        if (answers.first == answers.second) same += count;
        margins[answers.first].first += count;
        margins[answers.second].second += count;
    }
    if (!(all > 0)) return std::nullopt;
    double by_chance = 0;
    for (const auto& [answer, counts] : margins) {
        by_chance += counts.first / all * (counts.second / all);
    }
    if (by_chance >= 1) return std::nullopt;
    return (same / all - by_chance) / (1 - by_chance);
}

}  // namespace mien
