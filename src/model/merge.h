// Several networks side by side as one: an ensemble in a single checkpoint.
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

}  // namespace mien
