// How good predictions are.
#pragma once

#include <string>
#include <vector>

namespace mien {

struct ClassMetrics {
    std::string name;
    int rows = 0;       // rows of this class
    int predicted = 0;  // rows predicted as this class
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double f2 = 0;  // recall counts twice as much as precision
};

// The rows whose largest score lies in one of 15 bins of equal width.
struct ReliabilityBin {
    int rows = 0;
    double confidence = 0;  // their mean largest score
    double accuracy = 0;    // share of them that is right
};

struct Metrics {
    int rows = 0;
    double accuracy = 0;                      // 0 to 1
    double balanced_accuracy = 0;             // mean recall of the classes that have rows
    double macro_f1 = 0;                      // mean F1 of the classes that have rows
    double expected_calibration_error = 0;    // see below
    std::vector<ReliabilityBin> reliability;  // 15, by confidence
    std::vector<ClassMetrics> per_class;
    std::vector<std::vector<int>> confusion;  // [actual][predicted]
};

// `scores`: rows x classes probabilities, row by row; `labels`: one index per row. The expected
// calibration error compares confidence and accuracy in 15 bins of equal width (C. Guo et al., "On
// Calibration of Modern Neural Networks", ICML 2017). A ratio without a denominator is 0.
Metrics measure(const std::vector<float>& scores, const std::vector<int>& labels,
                const std::vector<std::string>& classes);

}  // namespace mien
