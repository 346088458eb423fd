#include "train/calibration.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

// Labels drawn from the very distributions that the logits describe.
struct Honest {
    at::Tensor logits;
    at::Tensor labels;

    Honest() {
        at::manual_seed(3);
        logits = at::randn({4000, 5}) * 2;
        labels = at::multinomial(at::softmax(logits, 1), 1).flatten();
    }
};

TEST(Calibration, HonestScoresKeepTheirTemperature) {
    const Honest rows;
    EXPECT_NEAR(fit_temperature(rows.logits, rows.labels), 1, 0.05);
}

TEST(Calibration, TooSureScoresAreCooled) {
    const Honest rows;
    EXPECT_NEAR(fit_temperature(rows.logits * 2.5, rows.labels), 2.5, 0.12);
    EXPECT_NEAR(fit_temperature(rows.logits * 0.5, rows.labels), 0.5, 0.03);
}

TEST(Calibration, WithoutRowsNothingChanges) {
    EXPECT_EQ(fit_temperature(at::empty({0, 3}), at::empty({0}, at::kLong)), 1);
}

}  // namespace
}  // namespace mien
