// Makes confidences mean what they say: temperature scaling (C. Guo et al., "On Calibration of
// Modern Neural Networks", ICML 2017).
#pragma once

#include <ATen/ATen.h>

#include <optional>

#include "model/checkpoint.h"
#include "train/dataset.h"
#include "train/evaluation.h"
#include "train/recipe.h"

namespace mien {

// The temperature, from 0.2 to 5, that makes softmax(logits / temperature) most likely for the
// answers. `logits`: N x classes, float32; `answers`: N labels, int64, or N x classes
// distributions, float32. 1 without rows.
double fit_temperature(const at::Tensor& logits, const at::Tensor& answers);

// The same for what a checkpoint gave, whose temperature was `temperature`.
double fit_temperature(const Evaluation& evaluation, double temperature);

// The recipe by which a checkpoint was trained; of a mean of weights, its first part's. Empty where
// the manifest has none.
std::optional<Recipe> recipe_of(const nlohmann::json& training);

// Fits the temperature of a checkpoint that a recipe made to the rows of Training which that recipe
// holds back, spoilt as the recipe spoils crops, with what was to be learnt as the answers.
//
// `balance`, 0 to 1: first takes that share of how often the network names each class, as the
// logarithm of its mean score, off the last layer's bias, so that rare expressions are named more
// readily, at the cost of frequent ones (A. K. Menon et al., "Long-Tail Learning via Logit
// Adjustment", ICLR 2021).
//
// Throws Error when there is no recipe, it holds no row back, it has no answers for the
// checkpoint's classes, or the last layer has no bias.
Checkpoint calibrate(Checkpoint checkpoint, const Dataset& data, const std::optional<Votes>& votes,
                     double balance);

}  // namespace mien
