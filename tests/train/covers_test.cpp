#include "train/covers.h"

#include <gtest/gtest.h>
#include <torch/utils.h>

namespace mien {
namespace {

// Faces of one gray under covers of another: what is not the face's own gray is hidden.
struct Drawn {
    CoveredCrops covered;
    at::Tensor share;  // of the picture that the cover takes
};

Drawn draw(std::int64_t faces) {
    torch::manual_seed(3);
    const at::Tensor crops = at::full({faces, 1, 48, 48}, 200.F);
    const at::Tensor textures = at::full({4, 48, 48}, 20, at::kByte);
    Drawn drawn{draw_covers(crops, textures), {}};
    drawn.share = (drawn.covered.crops - crops).abs().gt(10).to(at::kFloat).mean({1, 2, 3});
    return drawn;
}

TEST(Covers, StayPixelsAndHideBetweenNothingAndAll) {
    const Drawn drawn = draw(500);
    EXPECT_EQ(drawn.covered.crops.sizes(), at::IntArrayRef({500, 1, 48, 48}));
    EXPECT_GE(drawn.covered.crops.min().item<float>(), 0);
    EXPECT_LE(drawn.covered.crops.max().item<float>(), 255);
    const at::Tensor& hidden = drawn.covered.hidden;
    EXPECT_EQ(hidden.sizes(), at::IntArrayRef({500}));
    EXPECT_GE(hidden.min().item<float>(), 0);
    EXPECT_LE(hidden.max().item<float>(), 2 + 1e-4);
    // Both kinds are there to learn from.
    EXPECT_GT(hidden.gt(0.8).to(at::kFloat).mean().item<float>(), 0.15);
    EXPECT_GT(hidden.lt(0.4).to(at::kFloat).mean().item<float>(), 0.15);
}

TEST(Covers, HideMoreTheLargerTheyAre) {
    const Drawn drawn = draw(500);
    const at::Tensor large = drawn.share.gt(drawn.share.median());
    const auto mean_where = [&](const at::Tensor& which) {
        return drawn.covered.hidden.index({which}).mean().item<float>();
    };
    EXPECT_GT(mean_where(large), 2 * mean_where(large.logical_not()));
}

// A cover that leaves mouth and eyes alone hides nothing that is asked for, however large it is.
TEST(Covers, CountOnlyWhatLiesOverMouthAndEyes) {
    const Drawn drawn = draw(500);
    const at::Tensor changed = drawn.covered.crops.ne(200).to(at::kFloat);
    const at::Tensor mouth = changed.slice(2, 30, 44).slice(3, 13, 35).amax({1, 2, 3});
    const at::Tensor eyes = changed.slice(2, 13, 24).slice(3, 7, 41).amax({1, 2, 3});
    const at::Tensor untouched = (mouth + eyes).eq(0);
    ASSERT_GT(untouched.sum().item<std::int64_t>(), 0);
    EXPECT_LT(drawn.covered.hidden.index({untouched}).max().item<float>(), 1e-3);
}

TEST(Covers, AreTheSameForTheSameSeed) {
    EXPECT_TRUE(at::equal(draw(20).covered.crops, draw(20).covered.crops));
}

}  // namespace
}  // namespace mien
