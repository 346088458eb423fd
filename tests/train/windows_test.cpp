#include "train/windows.h"

#include <gtest/gtest.h>
#include <torch/utils.h>

#include <cmath>
#include <numbers>

namespace mien {
namespace {

constexpr double degree = std::numbers::pi / 180;

Places one(double x, double y, double side, double roll) {
    return {at::tensor({x}).to(at::kFloat), at::tensor({y}).to(at::kFloat),
            at::tensor({side}).to(at::kFloat), at::tensor({roll}).to(at::kFloat)};
}

Places whole_crop() {
    return one(0, 0, 1, 0);
}

float value(const at::Tensor& answers, int index) {
    return answers[0][index].item<float>();
}

// Where the brightest pixel of a window lies, from its centre in its sides.
std::pair<double, double> brightest(const at::Tensor& window) {
    const auto size = window.size(3);
    const auto index = window.flatten().argmax().item<std::int64_t>();
    const auto place = [size](std::int64_t pixel) {
        return (static_cast<double>(pixel) + 0.5) / static_cast<double>(size) - 0.5;
    };
    return {place(index % size), place(index / size)};
}

// A soft spot at a place of the crop, from its centre in its sides.
at::Tensor spot(double x, double y) {
    const at::Tensor place = (at::arange(48) + 0.5) / 48 - 0.5;
    const at::Tensor distance =
        at::square(place - x).unsqueeze(0) + at::square(place - y).unsqueeze(1);
    return (255 * at::exp(-distance / (2 * 0.03 * 0.03))).reshape({1, 1, 48, 48});
}

TEST(Windows, AFaceToTheRightOfAnUprightWindowHasPositiveDx) {
    // The window lies to the left of and above the crop's centre, at half its side.
    const at::Tensor answers = seen_from(one(-0.1, -0.2, 0.5, 0), whole_crop());
    EXPECT_NEAR(value(answers, 0), 0.2, 1e-6);
    EXPECT_NEAR(value(answers, 1), 0.4, 1e-6);
    EXPECT_NEAR(value(answers, 2), std::log(2.0), 1e-6);
    EXPECT_NEAR(value(answers, 3), 0, 1e-6);
}

TEST(Windows, InAWindowTurnedClockwiseTheFaceIsTurnedTheOtherWay) {
    // A quarter turn clockwise: the window's x axis points down, its y axis to the left.
    const at::Tensor answers = seen_from(one(0, -0.2, 0.5, 90 * degree), whole_crop());
    EXPECT_NEAR(value(answers, 0), 0.4, 1e-6);
    EXPECT_NEAR(value(answers, 1), 0, 1e-6);
    EXPECT_NEAR(value(answers, 3), -90 * degree, 1e-6);
}

TEST(Windows, PixelsLieWhereTheAnswersSay) {
    for (const double roll : {0.0, 25.0, -40.0}) {
        const Places window = one(0.05, -0.08, 0.6, roll * degree);
        const Places mark = one(0.12, 0.04, 1, 0);
        const at::Tensor cut = cut_windows(spot(0.12, 0.04), window, 64);
        const at::Tensor answers = seen_from(window, mark);
        const auto [x, y] = brightest(cut);
        EXPECT_NEAR(x, value(answers, 0), 0.03) << roll;
        EXPECT_NEAR(y, value(answers, 1), 0.03) << roll;

        const auto [mirror_x, mirror_y] = brightest(cut.flip(3));
        const at::Tensor mirror = mirrored(answers);
        EXPECT_NEAR(mirror_x, value(mirror, 0), 0.03) << roll;
        EXPECT_NEAR(mirror_y, value(mirror, 1), 0.03) << roll;
        EXPECT_EQ(value(mirror, 3), -value(answers, 3));
    }
}

TEST(Windows, AnswersLeadBackToTheFace) {
    torch::manual_seed(3);
    const Places windows = draw_windows(50, {0.5, 0.85, 45});
    const Places faces = draw_windows(50, {0.3, 0.9, 20});
    const at::Tensor back = in_crop(windows, seen_from(windows, faces)).packed();
    EXPECT_TRUE(at::allclose(back, faces.packed(), 1e-4, 1e-5));
    EXPECT_TRUE(at::allclose(Places::unpack(back).side, faces.side, 1e-4, 1e-5));
}

TEST(Windows, AreDrawnInsideTheCropAndAllOverTheRange) {
    torch::manual_seed(4);
    const Places windows = draw_windows(5000, {0.5, 0.85, 45});
    const at::Tensor grown = at::cos(windows.roll).abs() + at::sin(windows.roll).abs();
    const at::Tensor reach = windows.side * grown / 2;
    EXPECT_LE((windows.x.abs() + reach).max().item<float>(), 0.5001F);
    EXPECT_LE((windows.y.abs() + reach).max().item<float>(), 0.5001F);
    EXPECT_GE(windows.side.min().item<float>(), 0.5F);
    EXPECT_LE(windows.side.max().item<float>(), 0.85F);
    EXPECT_GT(windows.side.max().item<float>(), 0.8F);
    EXPECT_GT(windows.roll.max().item<float>(), 44 * degree);
    EXPECT_LT(windows.roll.min().item<float>(), -44 * degree);
}

TEST(Windows, SpoiltOnesAreOtherPicturesOfTheSamePlace) {
    torch::manual_seed(5);
    const at::Tensor windows =
        cut_windows(spot(0, 0).expand({40, 1, 48, 48}), draw_windows(40, {0.8, 0.8, 0}), 32);
    const at::Tensor spoilt = spoil(windows);
    EXPECT_EQ(spoilt.sizes(), windows.sizes());
    EXPECT_GE(spoilt.min().item<float>(), 0);
    EXPECT_LE(spoilt.max().item<float>(), 255);
    EXPECT_FALSE(at::equal(spoilt, windows));
}

}  // namespace
}  // namespace mien
