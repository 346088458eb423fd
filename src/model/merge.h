// Several networks side by side as one: an ensemble in a single checkpoint.
#pragma once

#include <string>
#include <vector>

#include "model/checkpoint.h"

namespace mien {

// One network that holds all of `parts`, their layers renamed "net1_...", "net2_...", and adds
// their logits. Its temperature is the sum of theirs, so that it divides by their number too: the
// scores are the normalised geometric mean of the parts' scores, as near as their temperatures are.
// The manifest keeps what each part says of its training. Throws Error when there are not at least
// two, or they differ in classes, input or crop margin.
Checkpoint merge(const std::vector<Checkpoint>& parts, const std::string& name);

}  // namespace mien
