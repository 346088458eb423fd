// Random changes to a batch of crops, on the device that holds it.
#pragma once

#include <ATen/ATen.h>

#include "train/recipe.h"

namespace mien {

// `images`: N x 1 x H x W, float, pixels from 0 to 255. Random numbers come from the global
// generator of the images' device. Returns a new tensor of the same shape, device and range.
at::Tensor augment(const at::Tensor& images, const Augmentation& changes);

}  // namespace mien
