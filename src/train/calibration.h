// Makes confidences mean what they say: temperature scaling (C. Guo et al., "On Calibration of
// Modern Neural Networks", ICML 2017).
#pragma once

#include <ATen/ATen.h>

#include "train/evaluation.h"

namespace mien {

// The temperature, from 0.2 to 5, that makes softmax(logits / temperature) most likely for the
// answers. `logits`: N x classes, float32; `answers`: N labels, int64, or N x classes
// distributions, float32. 1 without rows.
double fit_temperature(const at::Tensor& logits, const at::Tensor& answers);

// The same for what a checkpoint gave, whose temperature was `temperature`.
double fit_temperature(const Evaluation& evaluation, double temperature);

}  // namespace mien
