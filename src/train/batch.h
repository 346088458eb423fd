// What one step of a training sees.
#pragma once

#include <ATen/ATen.h>

#include <vector>

#include "train/heads.h"
#include "train/recipe.h"
#include "train/training_rows.h"

namespace mien {

struct Batch {
    at::Tensor crops;                 // N x 1 x size x size, float32, pixels from 0 to 255
    std::vector<at::Tensor> targets;  // of each head: N x classes
};

// The rows that `chosen` (int64) counts, augmented and mixed up as the recipe wants it. Draws from
// torch's generator of random numbers.
Batch make_batch(const Rows& rows, const at::Tensor& chosen, const Recipe& recipe);

// `share` of the targets becomes what the teachers of each head, if it has any, say of the crops.
void ask_teachers(const std::vector<Head>& heads, double share, bool bfloat16, Batch& batch);

// Each crop a few times over, changed as the recipe changes those it trains on: what the
// temperature is fitted on must look like what a camera gives, or the network is too sure of itself
// there.
void spoil(Rows& rows, const Recipe& recipe);

}  // namespace mien
