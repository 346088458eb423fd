// What a score rests on: Grad-CAM (R. Selvaraju et al., "Grad-CAM: Visual Explanations from Deep
// Networks via Gradient-based Localization", ICCV 2017).
#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "model/network.h"

namespace mien {

// For each class, how much each place of the crop speaks for it: classes x crop x crop, float32,
// 0 to 1, the strongest place of a class at 1 (all 0 where nothing speaks for it). Taken at the
// last convolution (of a merged network, at that of each part), enlarged to the crop. `crop`: crop
// x crop, pixels from 0 to 255. A network without a convolution gives zeros.
at::Tensor grad_cam(const Network& network, const at::Tensor& crop);

}  // namespace mien
