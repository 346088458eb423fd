#include "base/means.h"

#include <gtest/gtest.h>

#include <cmath>

namespace mien {
namespace {

TEST(Means, MeanSpreadAndIntervalOfASample) {
    RunningMean sample;
    for (const double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) sample.add(value);
    EXPECT_DOUBLE_EQ(sample.mean(), 5);
    EXPECT_NEAR(sample.deviation(), 2.13809, 1e-5);
    // R: t.test(c(2, 4, 4, 4, 5, 5, 7, 9))$conf.int
    EXPECT_NEAR(sample.interval().low, 3.212511, 1e-4);
    EXPECT_NEAR(sample.interval().high, 6.787489, 1e-4);
}

TEST(Means, OneValueHasNoSpreadAndNoInterval) {
    RunningMean one;
    one.add(0.3);
    EXPECT_EQ(one.deviation(), 0);
    EXPECT_TRUE(std::isinf(one.interval().low));
    EXPECT_TRUE(std::isinf(one.interval().high));
    EXPECT_EQ(t_test(one), 1);
}

// Tables of Student's t, 97.5th percentiles.
TEST(Means, StudentsTIsThatOfTheTables) {
    EXPECT_NEAR(student_t95(1), 12.7062, 1e-3);
    EXPECT_NEAR(student_t95(2), 4.3027, 1e-4);
    EXPECT_NEAR(student_t95(3), 3.1824, 1e-4);
    EXPECT_NEAR(student_t95(4), 2.7764, 1e-4);
    EXPECT_NEAR(student_t95(9), 2.2622, 1e-4);
    EXPECT_NEAR(student_t95(30), 2.0423, 1e-4);
    EXPECT_NEAR(student_t95(120), 1.9799, 1e-4);
    EXPECT_NEAR(student_t95(1'000'000), 1.9600, 1e-4);
    EXPECT_NEAR(student_p(2.5, 5), 0.054490, 1e-5);
    EXPECT_NEAR(student_p(-2.5, 5), 0.054490, 1e-5);
}

TEST(Means, TheTestKnowsADifferenceFromNone) {
    RunningMean alike;
    RunningMean higher;
    for (const double value : {-0.2, 0.1, 0.3, -0.1, -0.1}) alike.add(value);
    for (const double value : {0.2, 0.1, 0.3, 0.2, 0.2}) higher.add(value);
    EXPECT_DOUBLE_EQ(t_test(alike), 1);
    EXPECT_NEAR(t_test(higher), 0.003198, 1e-5);
    RunningMean same;
    for (int i = 0; i < 3; ++i) same.add(0);
    EXPECT_EQ(t_test(same), 1);
}

}  // namespace
}  // namespace mien
