#include "train/augmentation.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace mien {

namespace {

constexpr double kWhite = 255;

// One value per image from -range to range.
at::Tensor spread(const at::Tensor& images, double range) {
    return (at::rand({images.size(0)}, images.options()) * 2 - 1) * range;
}

// One true or false per image.
at::Tensor chance(const at::Tensor& images, double probability) {
    return at::rand({images.size(0)}, images.options()) < probability;
}

at::Tensor per_image(const at::Tensor& values) {
    return values.reshape({-1, 1, 1, 1});
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
    const at::Tensor mean = images.mean({1, 2, 3}, true);
    const at::Tensor gain = per_image(1 + spread(images, changes.contrast));
    const at::Tensor lift = per_image(spread(images, changes.brightness * kWhite));
    return ((images - mean) * gain + mean + lift).clamp(0, kWhite);
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
    const at::Tensor chosen = per_image(chance(images, probability));
    return at::where(rows & columns & chosen, at::rand_like(images) * kWhite, images);
}

// N x 1 x length x length: multiplied to a picture's columns from the left, or to its rows from the
// right when transposed, it is a Gaussian that knows nothing beyond the border.
at::Tensor gaussian(const at::Tensor& sigma, std::int64_t length) {
    const at::Tensor place = at::arange(length, sigma.options());
    const at::Tensor distance = place.unsqueeze(1) - place.unsqueeze(0);
    const at::Tensor weight = at::exp(-0.5 * at::square(distance / per_image(sigma)));
    return weight / weight.sum(3, true);
}

at::Tensor blur(const at::Tensor& images, double largest) {
    const at::Tensor sigma = at::rand({images.size(0)}, images.options()).mul(largest) + 0.01;
    const at::Tensor rows = gaussian(sigma, images.size(2));
    const at::Tensor columns = gaussian(sigma, images.size(3));
    return at::matmul(at::matmul(rows, images), columns.transpose(2, 3));
}

// N x 1 x length x length: shrinks a line of pixels to a number of cells of its own per image, each
// the mean of what it covers, and enlarges them again, linearly between their centres.
at::Tensor coarsening(const at::Tensor& cells, std::int64_t length) {
    const at::Tensor place = at::arange(length, cells.options());  // pixels, and numbers of cells
    const at::Tensor width = static_cast<double>(length) / per_image(cells);
    const at::Tensor cell = place.reshape({1, 1, -1, 1});
    const at::Tensor pixel = place.reshape({1, 1, 1, -1});
    const at::Tensor covered =
        (at::minimum(pixel + 1, (cell + 1) * width) - at::maximum(pixel, cell * width))
            .clamp_min(0);
    const at::Tensor centre =
        ((cell + 0.5) / width - 0.5).clamp_min(0).minimum(per_image(cells) - 1);
    const at::Tensor near =
        (1 - at::abs(centre - pixel)).clamp_min(0);  // of each pixel to each cell
    return at::matmul(near, covered / width);
}

// Ratios are drawn evenly by their logarithm.
at::Tensor coarsen(const at::Tensor& images, double largest) {
    const at::Tensor ratio =
        at::exp(at::rand({images.size(0)}, images.options()) * std::log(largest));
    const auto cells = [&](std::int64_t length) {
        return at::round(static_cast<double>(length) / ratio).clamp_min(2);
    };
    const at::Tensor rows = coarsening(cells(images.size(2)), images.size(2));
    const at::Tensor columns = coarsening(cells(images.size(3)), images.size(3));
    return at::matmul(at::matmul(rows, images), columns.transpose(2, 3));
}

// Light that falls off evenly from one side, of any direction.
at::Tensor shade(const at::Tensor& images, double largest) {
    const auto options = images.options();
    const at::Tensor angle = per_image(spread(images, std::numbers::pi));
    const at::Tensor slope = per_image(at::rand({images.size(0)}, options) * largest);
    const auto across = [&](std::int64_t length) {  // -0.5 to 0.5
        return (at::arange(length, options) + 0.5) / static_cast<double>(length) - 0.5;
    };
    const at::Tensor x = across(images.size(3)).reshape({1, 1, 1, -1});
    const at::Tensor y = across(images.size(2)).reshape({1, 1, -1, 1});
    const at::Tensor light = 1 + slope * (at::cos(angle) * x + at::sin(angle) * y);
    return (images * light).clamp(0, kWhite);
}

at::Tensor expose(const at::Tensor& images, double largest) {
    const at::Tensor gain = at::exp(spread(images, std::log1p(largest)));
    return (images * per_image(gain)).clamp(0, kWhite);
}

constexpr std::int64_t kBlock = 8;  // side, of JPEG

// Quantisation of luminance: ITU-T T.81 (1992), table K.1.
constexpr std::array<float, kBlock* kBlock> kQuantisation = {16, 11, 10, 16, 24,  40,  51,  61,   //
                                                             12, 12, 14, 19, 26,  58,  60,  55,   //
                                                             14, 13, 16, 24, 40,  57,  69,  56,   //
                                                             14, 17, 22, 29, 51,  87,  80,  62,   //
                                                             18, 22, 37, 56, 68,  109, 103, 77,   //
                                                             24, 35, 55, 64, 81,  104, 113, 92,   //
                                                             49, 64, 78, 87, 103, 121, 120, 101,  //
                                                             72, 92, 95, 98, 112, 100, 103, 99};

// The cosine transform of all blocks of a line at once: length x length, orthonormal.
at::Tensor cosine_transform(std::int64_t length, const at::TensorOptions& options) {
    const at::Tensor place = at::arange(kBlock, options);
    const at::Tensor angle = place.unsqueeze(1) * (2 * place + 1).unsqueeze(0);
    at::Tensor transform =
        at::cos(angle * (std::numbers::pi / (2 * kBlock))) * std::sqrt(2.0 / kBlock);
    transform[0] /= std::numbers::sqrt2;
    return at::kron(at::eye(length / kBlock, options), transform);
}

// What a baseline JPEG keeps of the pictures. How a quality scales the table is that of the
// Independent JPEG Group's library (jpeg_quality_scaling).
at::Tensor compress(const at::Tensor& images, double probability) {
    constexpr double kGrey = 128;
    const auto options = images.options();
    const std::int64_t height = images.size(2);
    const std::int64_t width = images.size(3);
    const auto missing = [](std::int64_t length) { return (kBlock - length % kBlock) % kBlock; };
    const at::Tensor whole =
        at::replication_pad2d(images, {0, missing(width), 0, missing(height)}) - kGrey;

    const at::Tensor quality = at::rand({images.size(0)}, options) * 75 + 20;
    const at::Tensor scale = at::where(quality < 50, 50 / quality, 2 - quality / 50);
    const at::Tensor table =
        at::tensor(kQuantisation, at::kFloat).to(options).reshape({kBlock, kBlock});
    const at::Tensor step = at::round(table * per_image(scale))
                                .clamp(1, kWhite)
                                .repeat({1, 1, whole.size(2) / kBlock, whole.size(3) / kBlock});

    const at::Tensor rows = cosine_transform(whole.size(2), options);
    const at::Tensor columns = cosine_transform(whole.size(3), options);
    const at::Tensor kept =
        at::round(at::matmul(at::matmul(rows, whole), columns.t()) / step) * step;
    const at::Tensor decoded = at::round(at::matmul(at::matmul(rows.t(), kept), columns) + kGrey)
                                   .clamp(0, kWhite)
                                   .slice(2, 0, height)
                                   .slice(3, 0, width);
    return at::where(per_image(chance(images, probability)), decoded, images);
}

}  // namespace

at::Tensor augment(const at::Tensor& images, const Augmentation& changes) {
    at::Tensor result = move(images, changes);
    if (changes.brightness > 0 || changes.contrast > 0) result = relight(result, changes);
    if (changes.erase > 0) result = erase(result, changes.erase);
    return result;
}

at::Tensor degrade(const at::Tensor& images, const Augmentation& changes) {
    at::Tensor result = images;
    if (changes.shading > 0) result = shade(result, changes.shading);
    if (changes.coarse > 1) result = coarsen(result, changes.coarse);
    if (changes.blur > 0) result = blur(result, changes.blur);
    if (changes.exposure > 0) result = expose(result, changes.exposure);
    if (changes.jpeg > 0) result = compress(result, changes.jpeg);
    return result;
}

bool degrades(const Augmentation& changes) {
    return changes.shading > 0 || changes.coarse > 1 || changes.blur > 0 || changes.exposure > 0 ||
           changes.jpeg > 0;
}

}  // namespace mien
