// What a training sees: crops and what each head of the network is to answer, in the memory of the
// device.
#pragma once

#include <ATen/ATen.h>

#include <optional>
#include <string>
#include <vector>

#include "train/dataset.h"
#include "train/recipe.h"

namespace mien {

// What one head learns of some rows.
struct Answers {
    at::Tensor targets;  // N x classes, float32: distribution times the row's weight; 0: unknown
    at::Tensor labels;   // N, int64; -1: none
};

struct Rows {
    at::Tensor crops;            // N x size x size, uint8
    std::vector<Answers> heads;  // as in TrainingRows

    std::int64_t count() const { return crops.size(0); }
};

struct TrainingRows {
    std::vector<std::vector<std::string>> classes;  // of each head
    Rows training;
    at::Tensor drawn;  // the rows of `training` that make an epoch, int64: some twice, some never
    Rows held_back;    // for the temperature; may be empty
    Rows validation;
    std::string validation_name;
};

// The split of the rows that only fit the temperature, and the share of each class of Training that
// goes there: whoever fits another one later must not take rows that were trained on.
inline constexpr const char* kTemperatureRows = "temperature";
void hold_back(Dataset& data, double share);

// Heads as recipe.target says: labels, votes, or both in this order. Throws Error when the recipe
// names a class that is not there, or too few rows are left.
TrainingRows make_training_rows(Dataset data, const std::optional<Votes>& votes,
                                const Recipe& recipe, at::Device device);

}  // namespace mien
