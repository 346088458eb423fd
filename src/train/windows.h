// Windows cut out of crops of faces, as the finder of faces sees them: at any place, size and
// angle, in any light, by any camera. Random numbers come from torch's global generator.
#pragma once

#include <ATen/ATen.h>

namespace mien {

// Where something lies in a crop, for N crops at once. Lengths are in sides of the crop, from its
// centre, x to the right and y down; roll is in radians, clockwise as seen.
struct Places {
    at::Tensor x;     // N, float32, like the others
    at::Tensor y;     //
    at::Tensor side;  //
    at::Tensor roll;  //

    // N x 4 in this order, the side as its logarithm; and back.
    at::Tensor packed() const;
    static Places unpack(const at::Tensor& packed);
};

// Which windows are drawn.
struct WindowRange {
    double smallest = 0.5;  // side, in sides of the crop
    double largest = 0.85;
    double roll = 0;  // largest angle to either side, degrees
};

// Windows that lie wholly inside the crop, so that no border tells where it ends: where a large one
// could not be turned so far, a smaller one is drawn.
Places draw_windows(std::int64_t count, const WindowRange& range);

// Cuts one window out of each crop. `crops`: N x 1 x H x H, float. Returns N x 1 x size x size.
at::Tensor cut_windows(const at::Tensor& crops, const Places& windows, int size);

// What registration is to answer: the faces as seen from the windows, N x 4, see
// Task::registration.
at::Tensor seen_from(const Places& windows, const Places& faces);

// The inverse: where the answers lie in the crop.
Places in_crop(const Places& windows, const at::Tensor& answers);

// The answers of the windows' mirror images.
at::Tensor mirrored(const at::Tensor& answers);

// The windows by another light and a poorer camera: shadow to one side, gamma, exposure, contrast,
// blur, few pixels, noise. Pixels stay from 0 to 255.
at::Tensor spoil(const at::Tensor& windows);

}  // namespace mien
