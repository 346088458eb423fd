#include "train/metrics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace mien {

namespace {

constexpr std::size_t kCalibrationBins = 15;

double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

// The weighted harmonic mean of precision and recall (C. van Rijsbergen, "Information Retrieval",
// 1979).
double f_score(double precision, double recall, double beta) {
    const double square = beta * beta;
    return ratio((1 + square) * precision * recall, square * precision + recall);
}

}  // namespace

Metrics measure(const std::vector<float>& scores, const std::vector<int>& labels,
                const std::vector<std::string>& classes) {
    const std::size_t count = classes.size();
    Metrics metrics;
    metrics.rows = static_cast<int>(labels.size());
    metrics.confusion.assign(count, std::vector<int>(count, 0));
    metrics.reliability.resize(kCalibrationBins);
    int right = 0;
    for (std::size_t row = 0; row < labels.size(); ++row) {
        const auto first = scores.begin() + static_cast<std::ptrdiff_t>(row * count);
        const auto best = std::max_element(first, first + static_cast<std::ptrdiff_t>(count));
        const auto predicted = static_cast<std::size_t>(best - first);
        const auto actual = static_cast<std::size_t>(labels[row]);
        const bool hit = predicted == actual;
        ++metrics.confusion[actual][predicted];
        right += hit;
        // Bins are (0, 1/15], (1/15, 2/15], ...
        const auto bin = static_cast<std::size_t>(
            std::clamp(std::ceil(*best * kCalibrationBins) - 1, 0.0F, kCalibrationBins - 1.0F));
        ++metrics.reliability[bin].rows;  // sums; means below
        metrics.reliability[bin].accuracy += hit;
        metrics.reliability[bin].confidence += *best;
    }
    metrics.accuracy = ratio(right, metrics.rows);
    for (ReliabilityBin& bin : metrics.reliability) {
        metrics.expected_calibration_error +=
            ratio(std::abs(bin.accuracy - bin.confidence), metrics.rows);
        bin.accuracy = ratio(bin.accuracy, bin.rows);
        bin.confidence = ratio(bin.confidence, bin.rows);
    }

    int present = 0;
    for (std::size_t i = 0; i < count; ++i) {
        ClassMetrics one;
        one.name = classes[i];
        for (std::size_t j = 0; j < count; ++j) {
            one.rows += metrics.confusion[i][j];
            one.predicted += metrics.confusion[j][i];
        }
        one.precision = ratio(metrics.confusion[i][i], one.predicted);
        one.recall = ratio(metrics.confusion[i][i], one.rows);
        one.f1 = f_score(one.precision, one.recall, 1);
        one.f2 = f_score(one.precision, one.recall, 2);
        if (one.rows > 0) {
            ++present;
            metrics.balanced_accuracy += one.recall;
            metrics.macro_f1 += one.f1;
        }
        metrics.per_class.push_back(one);
    }
    metrics.balanced_accuracy = ratio(metrics.balanced_accuracy, present);
    metrics.macro_f1 = ratio(metrics.macro_f1, present);
    return metrics;
}

}  // namespace mien
