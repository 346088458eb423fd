// Random changes to a batch of crops, on the device that holds it. Random numbers come from the
// global generator of that device.
#pragma once

#include <ATen/ATen.h>

#include "train/recipe.h"

namespace mien {

// `images`: N x 1 x H x W, float, pixels from 0 to 255. Each returns a new tensor of the same
// shape, device and range.

// Another picture of the face: moved, in another light, partly covered.
at::Tensor augment(const at::Tensor& images, const Augmentation& changes);

// The same picture by a poorer camera: in uneven light, small, blurred, badly exposed, stored as a
// JPEG.
at::Tensor degrade(const at::Tensor& images, const Augmentation& changes);
bool degrades(const Augmentation& changes);

}  // namespace mien
