#include "train/augmentation.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

constexpr Augmentation none{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

at::Tensor gradient() {
    const at::Tensor row = at::arange(48, at::kFloat) * 5;
    return row.expand({64, 1, 48, 48}).contiguous();
}

TEST(Augmentation, SwitchedOffChangesNothing) {
    EXPECT_TRUE(at::allclose(augment(gradient(), none), gradient(), 0, 1e-2));
    EXPECT_TRUE(at::equal(degrade(gradient(), none), gradient()));
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

TEST(Augmentation, BlurSpreadsAPointAndKeepsItsLight) {
    at::manual_seed(6);
    Augmentation changes = none;
    changes.blur = 2;
    const at::Tensor points = at::zeros({64, 1, 48, 48});
    points.select(2, 20).select(2, 30).fill_(255);
    const at::Tensor result = degrade(points, changes);
    EXPECT_TRUE(at::allclose(result.sum({1, 2, 3}), points.sum({1, 2, 3}), 1e-4));
    // The middle of a Gaussian of sigma 2 over two dimensions: 1 / (2 pi 4).
    const at::Tensor peak = result.select(2, 20).select(2, 30) / 255;
    EXPECT_GE(peak.min().item<double>(), 0.039);
    EXPECT_GT(peak.max().item<double>(), 0.9);
    EXPECT_TRUE(at::allclose(result.select(2, 19), result.select(2, 21), 1e-4, 1e-4));
    const at::Tensor plain = at::full({4, 1, 48, 40}, 80.0);
    EXPECT_TRUE(at::allclose(degrade(plain, changes), plain, 1e-4)) << "the border grew dark";
}

TEST(Augmentation, ExposureScalesLightAndClipsIt) {
    at::manual_seed(7);
    Augmentation changes = none;
    changes.exposure = 1;
    const at::Tensor result = degrade(at::full({256, 1, 8, 8}, 100.0), changes).select(3, 0);
    EXPECT_GE(result.min().item<double>(), 50);
    EXPECT_LE(result.max().item<double>(), 200);
    EXPECT_NEAR(result.median().item<double>(), 100, 10);  // as often brighter as darker
    EXPECT_EQ(degrade(at::full({64, 1, 8, 8}, 200.0), changes).max().item<double>(), 255);
}

TEST(Augmentation, JpegKeepsPlainBlocksAndLosesFineDetail) {
    at::manual_seed(8);
    Augmentation changes = none;
    changes.jpeg = 1;
    const at::Tensor plain = at::full({16, 1, 48, 48}, 130.0);
    EXPECT_LE((degrade(plain, changes) - plain).abs().max().item<double>(), 5);

    const at::Tensor noise = at::floor(at::rand({64, 1, 50, 44}) * 40 + 100);  // no whole blocks
    const at::Tensor result = degrade(noise, changes);
    EXPECT_EQ(result.sizes(), noise.sizes());
    EXPECT_TRUE(at::equal(result, at::round(result)));
    const at::Tensor loss = (result - noise).abs().mean({1, 2, 3});
    EXPECT_GT(loss.min().item<double>(), 0.5);
    EXPECT_GT(loss.max().item<double>(), 7);  // most of it gone: a plain gray would lose 10

    changes.jpeg = 0.5;
    const at::Tensor changed = (degrade(noise, changes) - noise).abs().flatten(1).amax(1) > 0;
    EXPECT_NEAR(changed.sum().item<double>(), 32, 14);
}

TEST(Augmentation, CoarseKeepsMeanAndSlopeAndLosesDetail) {
    at::manual_seed(8);
    Augmentation changes = none;
    changes.coarse = 4;
    const at::Tensor slope = degrade(gradient(), changes).slice(3, 12, 36);
    EXPECT_LE((slope - gradient().slice(3, 12, 36)).abs().max().item<double>(), 4)
        << "a straight slope is the same at any size, but for its ends";
    const at::Tensor noise = at::rand({256, 1, 48, 48}) * 255;
    const at::Tensor coarse = degrade(noise, changes);
    EXPECT_NEAR(coarse.mean().item<double>(), noise.mean().item<double>(), 1);
    const at::Tensor kept = coarse.flatten(1).var(1) / noise.flatten(1).var(1);
    EXPECT_GT(kept.max().item<double>(), 0.6) << "some stay as they are";
    EXPECT_LT(kept.min().item<double>(), 0.08) << "some lose fifteen sixteenths of their pixels";
}

TEST(Augmentation, ShadingTiltsTheLightAboutItsMean) {
    at::manual_seed(9);
    Augmentation changes = none;
    changes.shading = 1;
    const at::Tensor shaded = degrade(at::full({256, 1, 48, 48}, 100.0), changes);
    EXPECT_NEAR(shaded.mean({1, 2, 3}).sub(100).abs().max().item<double>(), 0, 0.1);
    const at::Tensor range = shaded.flatten(1).amax(1) - shaded.flatten(1).amin(1);
    EXPECT_GT(range.max().item<double>(), 90);
    EXPECT_LT(range.max().item<double>(), 145);
    EXPECT_LT(range.min().item<double>(), 10);
}

}  // namespace
}  // namespace mien
