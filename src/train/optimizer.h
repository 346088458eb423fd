// What moves the weights of a training.
#pragma once

#include <torch/optim/optimizer.h>

#include <memory>

#include "model/network.h"
#include "train/recipe.h"

namespace mien {

// SGD with momentum (Nesterov's) or AdamW, as the recipe says. Decay pulls at kernels and matrices;
// biases and batch norm are left free.
std::unique_ptr<torch::optim::Optimizer> make_optimizer(const Weights& weights,
                                                        const Recipe& recipe);

}  // namespace mien
