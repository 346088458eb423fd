#include "train/optimizer.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

// A kernel, a bias and a statistic of batch norm, all 1.
Weights ones() {
    Weights weights;
    weights["conv.weight"] = at::ones({2, 1, 3, 3}).requires_grad_();
    weights["conv.bias"] = at::ones({2}).requires_grad_();
    weights["norm.running_mean"] = at::ones({2});
    return weights;
}

// What becomes of a weight after some steps down the same slope.
double after(int steps, double slope, const Recipe& recipe, const std::string& name) {
    Weights weights = ones();
    const auto optimizer = make_optimizer(weights, recipe);
    for (int i = 0; i < steps; ++i) {
        for (auto& [key, weight] : weights) {
            if (weight.requires_grad()) weight.mutable_grad() = at::full_like(weight, slope);
        }
        optimizer->step();
    }
    return weights.at(name).mean().item<double>();
}

TEST(Optimizer, DecaysKernelsAlone) {
    for (const char* name : {"sgd", "adamw"}) {
        Recipe recipe;
        recipe.optimizer = name;
        recipe.learning_rate = 0.1;
        recipe.weight_decay = 0.5;
        recipe.momentum = 0;
        EXPECT_NEAR(after(1, 0, recipe, "conv.weight"), 0.95, 1e-6) << name;
        EXPECT_NEAR(after(1, 0, recipe, "conv.bias"), 1, 1e-6) << name;
        EXPECT_NEAR(after(1, 0, recipe, "norm.running_mean"), 1, 1e-6) << name;
    }
}

TEST(Optimizer, SgdLooksAhead) {
    Recipe recipe;
    recipe.optimizer = "sgd";
    recipe.learning_rate = 0.1;
    recipe.weight_decay = 0;
    recipe.momentum = 0;
    EXPECT_NEAR(after(2, 1, recipe, "conv.weight"), 0.8, 1e-6);
    recipe.momentum = 0.9;  // Nesterov: 1 + 0.9 times the momentum, which is 1, then 1.9
    EXPECT_NEAR(after(1, 1, recipe, "conv.weight"), 1 - 0.19, 1e-6);
    EXPECT_NEAR(after(2, 1, recipe, "conv.weight"), 1 - 0.19 - 0.271, 1e-6);
}

TEST(Optimizer, AdamwStepsByTheRateWhateverTheSlope) {
    Recipe recipe;
    recipe.optimizer = "adamw";
    recipe.learning_rate = 0.1;
    recipe.weight_decay = 0;
    EXPECT_NEAR(after(1, 1, recipe, "conv.bias"), 0.9, 1e-5);
    EXPECT_NEAR(after(1, 1000, recipe, "conv.bias"), 0.9, 1e-5);
}

}  // namespace
}  // namespace mien
