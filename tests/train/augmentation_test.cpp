#include "train/augmentation.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

constexpr Augmentation none{0, 0, 0, 0, 0, 0, 0};

at::Tensor gradient() {
    const at::Tensor row = at::arange(48, at::kFloat) * 5;
    return row.expand({64, 1, 48, 48}).contiguous();
}

TEST(Augmentation, SwitchedOffChangesNothing) {
    EXPECT_TRUE(at::allclose(augment(gradient(), none), gradient(), 0, 1e-2));
}

TEST(Augmentation, FlipMirrorsAboutAsManyAsAsked) {
    at::manual_seed(1);
    Augmentation changes = none;
    changes.flip = 0.5;
    const at::Tensor result = augment(gradient(), changes);
    const at::Tensor mirrored = result.select(3, 0).mean({1, 2}) > 100;
    EXPECT_NEAR(mirrored.sum().item<double>(), 32, 14);
    const auto first = mirrored.to(at::kLong).argmax().item<std::int64_t>();
    EXPECT_TRUE(at::allclose(result[first], gradient()[0].flip({2}), 0, 1e-2));
}

TEST(Augmentation, ShiftStaysWithinItsRange) {
    at::manual_seed(2);
    Augmentation changes = none;
    changes.shift = 0.1;
    // The middle pixel of the gradient (about 24 * 5) moves by at most 4.8 pixels of 5 each.
    const at::Tensor middle = augment(gradient(), changes).select(3, 24).mean({1, 2});
    EXPECT_LE((middle - 120).abs().max().item<double>(), 4.8 * 5 + 0.1);
    EXPECT_GT((middle - 120).abs().max().item<double>(), 10);
}

TEST(Augmentation, RotationTurnsAboutTheMiddle) {
    at::manual_seed(3);
    Augmentation changes = none;
    changes.rotation = 15;
    const at::Tensor result = augment(gradient(), changes);
    const at::Tensor middle = result.slice(2, 23, 25).slice(3, 23, 25).mean({1, 2, 3});
    EXPECT_LE((middle - 117.5).abs().max().item<double>(), 0.5);
    EXPECT_GT((result - gradient()).abs().mean().item<double>(), 1);
}

TEST(Augmentation, LightStaysInTheRangeOfPixels) {
    at::manual_seed(4);
    Augmentation changes = none;
    changes.brightness = 0.5;
    changes.contrast = 0.5;
    const at::Tensor result = augment(gradient(), changes);
    EXPECT_GE(result.min().item<double>(), 0);
    EXPECT_LE(result.max().item<double>(), 255);
    EXPECT_GT(result.mean({1, 2, 3}).std().item<double>(), 10);
}

TEST(Augmentation, EraseTouchesAsManyImagesAsAsked) {
    at::manual_seed(5);
    Augmentation changes = none;
    changes.erase = 0.5;
    const at::Tensor changed = (augment(gradient(), changes) - gradient()).abs() > 1;
    EXPECT_NEAR(changed.flatten(1).any(1).sum().item<double>(), 32, 14);
    const double share = changed.to(at::kFloat).mean({1, 2, 3}).max().item<double>();
    EXPECT_GT(share, 0.05);
    EXPECT_LT(share, 0.25);
}

}  // namespace
}  // namespace mien
