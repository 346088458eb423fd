#include "train/augmentation.h"

#include <cmath>
#include <numbers>

namespace mien {

namespace {

constexpr double white = 255;

// One value per image from -range to range.
at::Tensor spread(const at::Tensor& images, double range) {
    return (at::rand({images.size(0)}, images.options()) * 2 - 1) * range;
}

// One true or false per image.
at::Tensor chance(const at::Tensor& images, double probability) {
    return at::rand({images.size(0)}, images.options()) < probability;
}

// Flip, rotation, scale and shift in one resampling; beyond the border its pixels are repeated.
at::Tensor move(const at::Tensor& images, const Augmentation& changes) {
    const at::Tensor angle = spread(images, changes.rotation * std::numbers::pi / 180);
    const at::Tensor zoom = 1 + spread(images, changes.scale);
    const at::Tensor mirror = 1 - 2 * chance(images, changes.flip).to(images.dtype());
    const at::Tensor cosine = at::cos(angle) / zoom;
    const at::Tensor sine = at::sin(angle) / zoom;
    // A grid's coordinates span 2 over the side, hence twice the share.
    const at::Tensor x = spread(images, 2 * changes.shift);
    const at::Tensor y = spread(images, 2 * changes.shift);
    const at::Tensor rows = at::stack(
        {at::stack({cosine * mirror, -sine, x}, 1), at::stack({sine * mirror, cosine, y}, 1)}, 1);
    const at::Tensor grid = at::affine_grid_generator(rows, images.sizes(), false);
    const std::int64_t bilinear = 0;
    const std::int64_t border = 1;
    return at::grid_sampler_2d(images, grid, bilinear, border, false);
}

at::Tensor relight(const at::Tensor& images, const Augmentation& changes) {
    const auto per_image = [](const at::Tensor& values) { return values.reshape({-1, 1, 1, 1}); };
    const at::Tensor mean = images.mean({1, 2, 3}, true);
    const at::Tensor gain = per_image(1 + spread(images, changes.contrast));
    const at::Tensor lift = per_image(spread(images, changes.brightness * white));
    return ((images - mean) * gain + mean + lift).clamp(0, white);
}

// A rectangle of 2 to 20 % of the area, sides 1:3 to 3:1, filled with noise.
at::Tensor erase(const at::Tensor& images, double probability) {
    const auto options = images.options();
    const std::int64_t height = images.size(2);
    const std::int64_t width = images.size(3);
    const at::Tensor area = at::rand({images.size(0)}, options) * 0.18 + 0.02;
    const at::Tensor aspect = at::exp(spread(images, std::log(3.0)));
    const auto band = [&](const at::Tensor& share, std::int64_t length) {
        const at::Tensor side = share.clamp_max(1);
        const at::Tensor start = at::rand({images.size(0)}, options) * (1 - side);
        const at::Tensor position =
            (at::arange(length, options) + 0.5).unsqueeze(0) / static_cast<double>(length);
        return (position >= start.unsqueeze(1)) & (position < (start + side).unsqueeze(1));
    };
    const at::Tensor rows = band(at::sqrt(area * aspect), height).reshape({-1, 1, height, 1});
    const at::Tensor columns = band(at::sqrt(area / aspect), width).reshape({-1, 1, 1, width});
    const at::Tensor chosen = chance(images, probability).reshape({-1, 1, 1, 1});
    return at::where(rows & columns & chosen, at::rand_like(images) * white, images);
}

}  // namespace

at::Tensor augment(const at::Tensor& images, const Augmentation& changes) {
    at::Tensor result = move(images, changes);
    if (changes.brightness > 0 || changes.contrast > 0) result = relight(result, changes);
    if (changes.erase > 0) result = erase(result, changes.erase);
    return result;
}

}  // namespace mien
