#include "train/windows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "train/augmentation.h"
#include "train/recipe.h"

namespace mien {

namespace {

constexpr double kBrightest = 255;

at::Tensor random_of_each(const at::Tensor& like, double range) {
    return (at::rand({like.size(0), 1, 1, 1}, like.options()) * 2 - 1) * range;
}

at::Tensor shade(const at::Tensor& windows) {
    const at::Tensor ramp = at::linspace(-1, 1, windows.size(3), windows.options());
    const at::Tensor light = 1 + random_of_each(windows, 0.35) * ramp.reshape({1, 1, 1, -1}) +
                             random_of_each(windows, 0.35) * ramp.reshape({1, 1, -1, 1});
    const at::Tensor lit = (windows * light).clamp(1e-2, kBrightest) / kBrightest;
    return kBrightest * at::pow(lit, at::exp(random_of_each(windows, 0.5)));
}

// A few runs of the batch become as coarse as the smallest faces that are looked for.
at::Tensor coarsen(const at::Tensor& windows) {
    constexpr std::int64_t kRuns = 4;
    constexpr std::int64_t kCoarsest = 12;
    const std::int64_t size = windows.size(3);
    const std::int64_t length = windows.size(0) / 10;
    if (length == 0 || size <= kCoarsest) return windows;
    std::vector<at::Tensor> parts;
    for (std::int64_t i = 0; i < kRuns; ++i) {
        const auto side = at::randint(kCoarsest, size, {1}, at::kLong).item<std::int64_t>();
        const at::Tensor few =
            at::adaptive_avg_pool2d(windows.narrow(0, i * length, length), {side, side});
        parts.push_back(at::upsample_bilinear2d(few, {size, size}, false));
    }
    const std::int64_t changed = kRuns * length;
    parts.push_back(windows.narrow(0, changed, windows.size(0) - changed));
    return at::cat(parts);
}

}  // namespace

at::Tensor Places::packed() const {
    return at::stack({x, y, at::log(side), roll}, 1);
}

Places Places::unpack(const at::Tensor& packed) {
    return {packed.select(1, 0), packed.select(1, 1), at::exp(packed.select(1, 2)),
            packed.select(1, 3)};
}

Places draw_windows(std::int64_t count, const WindowRange& range) {
    const auto spread_out = [count] { return at::rand({count}) * 2 - 1; };
    Places windows;
    windows.roll = spread_out() * (range.roll * std::numbers::pi / 180);
    // Side of the upright square that holds a turned one.
    const at::Tensor grown = at::cos(windows.roll).abs() + at::sin(windows.roll).abs();
    const at::Tensor largest = (1 / grown).clamp_max(range.largest);
    const at::Tensor smallest = largest.clamp_max(range.smallest);
    windows.side = smallest + at::rand({count}) * (largest - smallest);
    const at::Tensor room = (1 - windows.side * grown).clamp_min(0) / 2;
    windows.x = spread_out() * room;
    windows.y = spread_out() * room;
    return windows;
}

at::Tensor cut_windows(const at::Tensor& crops, const Places& windows, int size) {
    const at::Tensor cosine = at::cos(windows.roll) * windows.side;
    const at::Tensor sine = at::sin(windows.roll) * windows.side;
    // A grid's coordinates span 2 over the side.
    const at::Tensor rows = at::stack({at::stack({cosine, -sine, 2 * windows.x}, 1),
                                       at::stack({sine, cosine, 2 * windows.y}, 1)},
                                      1)
                                .to(crops.device());
    const at::Tensor grid = at::affine_grid_generator(rows, {crops.size(0), 1, size, size}, false);
    const std::int64_t bilinear = 0;
    const std::int64_t border = 1;
    return at::grid_sampler_2d(crops, grid, bilinear, border, false);
}

at::Tensor seen_from(const Places& windows, const Places& faces) {
    const at::Tensor x = faces.x - windows.x;
    const at::Tensor y = faces.y - windows.y;
    const at::Tensor cosine = at::cos(windows.roll);
    const at::Tensor sine = at::sin(windows.roll);
    return at::stack(
        {(x * cosine + y * sine) / windows.side, (y * cosine - x * sine) / windows.side,
         at::log(faces.side / windows.side), faces.roll - windows.roll},
        1);
}

Places in_crop(const Places& windows, const at::Tensor& answers) {
    const at::Tensor x = answers.select(1, 0) * windows.side;
    const at::Tensor y = answers.select(1, 1) * windows.side;
    const at::Tensor cosine = at::cos(windows.roll);
    const at::Tensor sine = at::sin(windows.roll);
    return {windows.x + x * cosine - y * sine, windows.y + x * sine + y * cosine,
            windows.side * at::exp(answers.select(1, 2)), windows.roll + answers.select(1, 3)};
}

at::Tensor mirrored(const at::Tensor& answers) {
    return answers * at::tensor({-1.F, 1.F, 1.F, -1.F}, answers.options());
}

at::Tensor spoil(const at::Tensor& windows) {
    Augmentation camera;
    camera.blur = 2;
    camera.exposure = 0.8;
    camera.jpeg = 0.15;
    at::Tensor result = shade(windows);
    // Half of them stay sharp.
    const at::Tensor sharp = at::rand({windows.size(0), 1, 1, 1}, windows.options()) < 0.5;
    result = at::where(sharp, result, degrade(result, camera));
    result = coarsen(result);
    const at::Tensor mean = result.mean({1, 2, 3}, true);
    result = (result - mean) * at::exp(random_of_each(windows, 0.7) - 0.3) + mean;
    const at::Tensor strength =
        14 * at::square(at::rand({windows.size(0), 1, 1, 1}, windows.options()));
    return (result + at::randn_like(result) * strength).clamp(0, kBrightest).round();
}

}  // namespace mien
