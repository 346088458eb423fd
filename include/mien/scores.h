// What a classifier says of one face.
#pragma once

#include <vector>

namespace mien {

// Softmax probabilities, one per class of the checkpoint in its order, summing to 1.
using Scores = std::vector<float>;

}  // namespace mien
