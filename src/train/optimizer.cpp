#include "train/optimizer.h"

#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>

#include <vector>

namespace mien {

std::unique_ptr<torch::optim::Optimizer> make_optimizer(const Weights& weights,
                                                        const Recipe& recipe) {
    std::vector<at::Tensor> decayed;
    std::vector<at::Tensor> free;
    for (const auto& [name, weight] : weights) {
        if (is_trained(name)) (weight.dim() > 1 ? decayed : free).push_back(weight);
    }
    if (recipe.optimizer == "adamw") {
        const auto options = [&](double decay) {
            return std::make_unique<torch::optim::AdamWOptions>(
                torch::optim::AdamWOptions(recipe.learning_rate).weight_decay(decay));
        };
        return std::make_unique<torch::optim::AdamW>(
            std::vector<torch::optim::OptimizerParamGroup>{{decayed, options(recipe.weight_decay)},
                                                           {free, options(0)}},
            torch::optim::AdamWOptions(recipe.learning_rate));
    }
    const auto options = [&](double decay) {
        return std::make_unique<torch::optim::SGDOptions>(
            torch::optim::SGDOptions(recipe.learning_rate)
                .momentum(recipe.momentum)
                .nesterov(recipe.momentum > 0)
                .weight_decay(decay));
    };
    return std::make_unique<torch::optim::SGD>(
        std::vector<torch::optim::OptimizerParamGroup>{{decayed, options(recipe.weight_decay)},
                                                       {free, options(0)}},
        torch::optim::SGDOptions(recipe.learning_rate));
}

}  // namespace mien
