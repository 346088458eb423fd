#include "base/means.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace mien {

void RunningMean::add(double value) {
    ++count_;
    const double distance = value - mean_;
    mean_ += distance / count_;
    squares_ += distance * (value - mean_);
}

double RunningMean::deviation() const {
    return count_ < 2 ? 0 : std::sqrt(squares_ / (count_ - 1));
}

Interval RunningMean::interval() const {
    constexpr double kAnything = std::numeric_limits<double>::infinity();
    if (count_ < 2) return {-kAnything, kAnything};
    const double half = student_t95(count_ - 1) * deviation() / std::sqrt(count_);
    return {mean_ - half, mean_ + half};
}

double student_p(double t, int freedom) {
    constexpr int kAsNormal = 10'000;
    if (freedom > kAsNormal) return std::erfc(std::abs(t) / std::numbers::sqrt2);
    const double angle = std::atan(std::abs(t) / std::sqrt(freedom));
    const double cosine2 = std::cos(angle) * std::cos(angle);
    const bool odd = freedom % 2 == 1;
    // 1 + 1/2 cos^2 + 1*3/(2*4) cos^4 + ..., of odd ones cos + 2/3 cos^3 + 2*4/(3*5) cos^5 + ...
    double term = odd ? std::cos(angle) : 1;
    double sum = freedom == 1 ? 0 : term;
    for (int i = odd ? 3 : 2; i <= freedom - 2; i += 2) {
        term *= cosine2 * (i - 1) / i;
        sum += term;
    }
    const double within =
        odd ? 2 / std::numbers::pi * (angle + std::sin(angle) * sum) : std::sin(angle) * sum;
    return std::max(0.0, 1 - within);
}

double student_t95(int freedom) {
    double low = 0;
    double high = 13;  // of one degree: 12.706
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2;
        (student_p(middle, freedom) > 0.05 ? low : high) = middle;
    }
    return high;
}

double t_test(const RunningMean& differences) {
    if (differences.count() < 2) return 1;
    const double deviation = differences.deviation();
    if (!(deviation > 0)) return differences.mean() == 0 ? 1 : 0;
    return student_p(differences.mean() / (deviation / std::sqrt(differences.count())),
                     differences.count() - 1);
}

}  // namespace mien
