// What the weights of a training say of rows that it does not learn from.
#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "model/network.h"
#include "train/heads.h"
#include "train/training_rows.h"

namespace mien {

// The rows that have a label for a head. On the CPU.
struct Answered {
    at::Tensor logits;   // N x classes, float32
    at::Tensor labels;   // N, int64
    at::Tensor answers;  // N x classes, float32: the distributions that were to be learnt

    double accuracy() const;
    double loss() const;  // mean cross-entropy
};

// What a network says of N crops, on the CPU. `half`: see validate().
at::Tensor outputs_on(const Network& network, bool half, const at::Tensor& crops,
                      at::Device device);

// For each head. `half`: with kernels and matrices rounded to float16, as a checkpoint stores them.
std::vector<Answered> validate(const Network& network, bool half, const std::vector<Head>& heads,
                               const Rows& rows, at::Device device);

}  // namespace mien
