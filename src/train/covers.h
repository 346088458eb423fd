// Hands, cups, phones, scarves: drawn over crops of faces, to learn when too much of a face is
// hidden to read it. Random numbers come from torch's global generator.
#pragma once

#include <ATen/ATen.h>

namespace mien {

struct CoveredCrops {
    at::Tensor crops;   // N x 1 x H x H, float, pixels from 0 to 255
    at::Tensor hidden;  // N: the share of the mouth that is hidden, and that of the eyes, added
};

// One cover on each crop, of any size, shape, angle and place, looking like a part of one of the
// `textures` (M x K x K, uint8). `crops`: as `CoveredCrops::crops`, upright faces as
// FER-2013 crops them, uncovered.
CoveredCrops draw_covers(const at::Tensor& crops, const at::Tensor& textures);

}  // namespace mien
