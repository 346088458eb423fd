#include "train/covers.h"

#include <cmath>
#include <numbers>

#include "train/windows.h"

namespace mien {

namespace {

constexpr double kBrightest = 255;

// Where FER-2013's faces have what shows most of an expression, in sides of the crop: measured on
// the mean of its pictures.
struct Zone {
    double left, top, right, bottom;
};
constexpr Zone kMouth{0.30, 0.66, 0.70, 0.88};
constexpr Zone kLeftEye{0.17, 0.30, 0.43, 0.47};
constexpr Zone kRightEye{0.57, 0.30, 0.83, 0.47};

// One number for each crop, between the two.
at::Tensor draw(const at::Tensor& crops, double from, double to) {
    return from + at::rand({crops.size(0), 1, 1, 1}, crops.options()) * (to - from);
}

at::Tensor happens(const at::Tensor& crops, double probability) {
    return draw(crops, 0, 1) < probability;
}

// 0 to 1 for each pixel. Superellipses: from round to nearly rectangular, from a finger's width to
// half the picture.
at::Tensor draw_shapes(const at::Tensor& crops) {
    const std::int64_t size = crops.size(3);
    const at::Tensor along = (at::arange(size, crops.options()) + 0.5) / size - 0.5;
    const at::Tensor angle = draw(crops, 0, std::numbers::pi);
    const at::Tensor dx = along.reshape({1, 1, 1, -1}) - draw(crops, -0.5, 0.5);
    const at::Tensor dy = along.reshape({1, 1, -1, 1}) - draw(crops, -0.45, 0.55);
    const at::Tensor u = dx * at::cos(angle) + dy * at::sin(angle);
    const at::Tensor v = dy * at::cos(angle) - dx * at::sin(angle);
    const at::Tensor power = draw(crops, 2, 7);
    const at::Tensor radius = at::pow(at::pow(at::abs(u / draw(crops, 0.12, 0.6)), power) +
                                          at::pow(at::abs(v / draw(crops, 0.07, 0.4)), power),
                                      1 / power);
    return at::sigmoid((1 - radius) * draw(crops, 8, 40));
}

// Parts of other pictures, much enlarged, so that most are skin, hair or cloth; half of them as
// bright as the face. Some have the dark gaps of fingers.
at::Tensor draw_surfaces(const at::Tensor& crops, const at::Tensor& textures) {
    const std::int64_t size = crops.size(3);
    const at::Tensor chosen = at::randint(textures.size(0), {crops.size(0)}, at::kLong);
    const Places places = draw_windows(crops.size(0), {0.12, 0.5, 180});
    const at::Tensor pictures =
        textures.index_select(0, chosen.to(textures.device())).unsqueeze(1).to(crops.dtype());
    const at::Tensor parts = cut_windows(pictures, places, static_cast<int>(size));
    const at::Tensor mean = parts.mean({1, 2, 3}, true);
    const at::Tensor level =
        at::where(happens(crops, 0.5), crops.mean({1, 2, 3}, true) * draw(crops, 0.8, 1.3), mean);
    at::Tensor surface = (parts - mean) * draw(crops, 0.3, 1.2) + level;

    const at::Tensor angle = draw(crops, 0, std::numbers::pi);
    const at::Tensor across = at::arange(size, crops.options()) / size;
    const at::Tensor phase = (across.reshape({1, 1, 1, -1}) * at::cos(angle) +
                              across.reshape({1, 1, -1, 1}) * at::sin(angle)) *
                                 draw(crops, 4, 9) +
                             draw(crops, 0, 1);
    const at::Tensor gaps = at::pow(at::cos(phase * std::numbers::pi).abs(), 12);
    surface = surface * (1 - at::where(happens(crops, 0.4), gaps * draw(crops, 0.2, 0.6),
                                       at::zeros_like(gaps)));
    return surface.clamp(0, kBrightest);
}

}  // namespace

CoveredCrops draw_covers(const at::Tensor& crops, const at::Tensor& textures) {
    const at::Tensor shape = draw_shapes(crops);
    const at::Tensor surface = draw_surfaces(crops, textures);
    const auto hidden = [&shape](const Zone& zone) {
        const auto size = static_cast<double>(shape.size(3));
        const auto pixel = [size](double side) { return std::llround(side * size); };
        return shape.slice(2, pixel(zone.top), pixel(zone.bottom))
            .slice(3, pixel(zone.left), pixel(zone.right))
            .mean({1, 2, 3});
    };
    return {crops * (1 - shape) + surface * shape,
            hidden(kMouth) + (hidden(kLeftEye) + hidden(kRightEye)) / 2};
}

}  // namespace mien
