// Statistics of things counted: shares with intervals, tests of pairs, agreement.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace mien {

struct Interval {
    double low = 0;
    double high = 1;
    bool operator==(const Interval&) const = default;
};

// 95 %: of a share (0 to 1) found in `count` independent trials, which need not be whole. E. B.
// Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the
// American Statistical Association 22, 1927. From 0 to 1 without trials.
Interval wilson(double share, double count);

// The chance, at least as uneven as this, of a split between two that are equally likely:
// two-sided, exact by the binomial distribution. For McNemar's test (Q. McNemar, Psychometrika 12,
// 1947) the counts are those of the trials that only one of two gets right.
double sign_test(std::int64_t first, std::int64_t second);

// Pairs of answers and how often each came up.
using AnswerPairs = std::map<std::pair<std::string, std::string>, double>;

// Cohen's kappa (see mien/agreement.h). None without pairs, and where all of both are the same.
std::optional<double> cohen_kappa(const AnswerPairs& pairs);

}  // namespace mien
