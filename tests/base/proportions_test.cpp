#include "base/proportions.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

// The examples of R. G. Newcombe, "Two-Sided Confidence Intervals for the Single Proportion",
// Statistics in Medicine 17, 1998, table I, method 3.
TEST(Proportions, WilsonsIntervalIsAsPublished) {
    const auto expect = [](double right, double count, double low, double high) {
        const Interval interval = wilson(right / count, count);
        EXPECT_NEAR(interval.low, low, 5e-5);
        EXPECT_NEAR(interval.high, high, 5e-5);
    };
    expect(81, 263, 0.2553, 0.3662);
    expect(15, 148, 0.0624, 0.1605);
    expect(0, 20, 0, 0.1611);
    expect(1, 29, 0.0061, 0.1718);
    EXPECT_EQ(wilson(0, 0), (Interval{0, 1}));
    EXPECT_EQ(wilson(1, 7).high, 1);
}

TEST(Proportions, TheSignTestIsExact) {
    EXPECT_NEAR(sign_test(10, 2), 2.0 * (1 + 12 + 66) / 4096, 1e-12);
    EXPECT_NEAR(sign_test(2, 10), sign_test(10, 2), 1e-12);
    EXPECT_NEAR(sign_test(0, 5), 2.0 / 32, 1e-12);
    EXPECT_EQ(sign_test(4, 4), 1);
    EXPECT_EQ(sign_test(0, 0), 1);
    EXPECT_NEAR(sign_test(4500, 5500), 0, 1e-20);
}

TEST(Proportions, KappaLeavesOutWhatChanceGives) {
    const AnswerPairs pairs{
        {{"yes", "yes"}, 20}, {{"yes", "no"}, 5}, {{"no", "yes"}, 10}, {{"no", "no"}, 15}};
    EXPECT_NEAR(cohen_kappa(pairs).value(), 0.4, 1e-12);
    EXPECT_NEAR(cohen_kappa({{{"a", "b"}, 1}, {{"b", "a"}, 1}}).value(), -1, 1e-12);
    EXPECT_FALSE(cohen_kappa({}));
    EXPECT_FALSE(cohen_kappa({{{"a", "a"}, 9}}));
}

}  // namespace
}  // namespace mien
