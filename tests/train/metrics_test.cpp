#include "train/metrics.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

// Three classes; actual 0 0 0 1 1 2, predicted 0 0 1 1 1 0.
const std::vector<float> kScores{0.8F, 0.1F, 0.1F, 0.6F, 0.3F, 0.1F, 0.2F, 0.7F, 0.1F,
                                 0.1F, 0.9F, 0.0F, 0.4F, 0.6F, 0.0F, 0.5F, 0.3F, 0.2F};
const std::vector<int> kLabels{0, 0, 0, 1, 1, 2};

TEST(Metrics, AgreeWithTheTextbook) {
    const Metrics metrics = measure(kScores, kLabels, {"a", "b", "c"});
    EXPECT_EQ(metrics.rows, 6);
    EXPECT_DOUBLE_EQ(metrics.accuracy, 4.0 / 6);
    EXPECT_DOUBLE_EQ(metrics.balanced_accuracy, (2.0 / 3 + 1 + 0) / 3);
    EXPECT_EQ(metrics.confusion, (std::vector<std::vector<int>>{{2, 1, 0}, {0, 2, 0}, {1, 0, 0}}));
    const ClassMetrics& a = metrics.per_class[0];
    EXPECT_EQ(a.rows, 3);
    EXPECT_EQ(a.predicted, 3);
    EXPECT_DOUBLE_EQ(a.precision, 2.0 / 3);
    EXPECT_DOUBLE_EQ(a.f1, 2.0 / 3);
    const ClassMetrics& b = metrics.per_class[1];
    EXPECT_DOUBLE_EQ(b.precision, 2.0 / 3);
    EXPECT_DOUBLE_EQ(b.recall, 1);
    EXPECT_DOUBLE_EQ(b.f1, 0.8);
    EXPECT_DOUBLE_EQ(b.f2, 5 * (2.0 / 3) / (4 * (2.0 / 3) + 1));
    EXPECT_DOUBLE_EQ(metrics.per_class[2].f1, 0) << "never predicted: no division by zero";
    EXPECT_DOUBLE_EQ(metrics.macro_f1, (2.0 / 3 + 0.8 + 0) / 3);
}

TEST(Metrics, CalibrationErrorIsTheGapOfEachBin) {
    // Bins of 1/15: 0.8 and 0.7 and 0.9 and 0.5 lie alone, the two 0.6 share one.
    const Metrics metrics = measure(kScores, kLabels, {"a", "b", "c"});
    const double gaps = (1 - 0.8) + (2 - 1.2) + (0.7 - 0) + (1 - 0.9) + (0.5 - 0);
    EXPECT_NEAR(metrics.expected_calibration_error, gaps / 6, 1e-6);
}

TEST(Metrics, ClassesWithoutRowsDoNotCountInMeans) {
    const Metrics metrics = measure({0.9F, 0.1F, 0.0F}, {0}, {"a", "b", "c"});
    EXPECT_DOUBLE_EQ(metrics.balanced_accuracy, 1);
    EXPECT_DOUBLE_EQ(metrics.macro_f1, 1);
}

}  // namespace
}  // namespace mien
