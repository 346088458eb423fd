// Several checkpoints as one: side by side, or the mean of their weights.
#pragma once

#include <string>
#include <vector>

#include "model/checkpoint.h"

namespace mien {

// One network that holds all of `parts`, their layers renamed "net1_...", "net2_...", and adds
// their logits, each divided by its part's temperature. The sum's temperature is the number of
// parts: the scores are the normalised geometric mean of the parts' scores. The manifest keeps what
// each part says of its training. Throws Error when there are not at least two, when they differ in
// classes, input or crop margin, or when a part's last layer is not dense.
Checkpoint merge(const std::vector<Checkpoint>& parts, const std::string& name);

// One network of the parts' own architecture with the mean of their weights, each counted by its
// share: of trainings that went on from one another, often better than each, at the cost of one
// (M. Wortsman et al., "Robust Fine-Tuning of Zero-Shot Models", CVPR 2022). `shares`: one per
// part, none negative, of any sum. The classes are the first part's; the others may name the same
// expressions in another order or by a synonym, and have more. The temperature is the first part's:
// fit it anew. Throws Error as merge does, and when the parts differ in their layers.
Checkpoint average(const std::vector<Checkpoint>& parts, const std::vector<double>& shares,
                   const std::string& name);

}  // namespace mien
