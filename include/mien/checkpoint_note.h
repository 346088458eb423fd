// What the makers of a checkpoint say of it, beyond what it says of itself.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "mien/names.h"

namespace mien {

// What one takes a checkpoint for.
enum class CheckpointPurpose {
    other,
    recommended,
    eight_classes,            // contempt is the eighth
    compare_with_literature,  // it learnt FER-2013's labels, as the literature does
    literature_network,
    five_classes,
    fastest,
};
constexpr auto names(CheckpointPurpose) {
    using U = CheckpointPurpose;
    return std::array{Named{U::other, "other"},
                      Named{U::recommended, "recommended"},
                      Named{U::eight_classes, "eight_classes"},
                      Named{U::compare_with_literature, "compare_with_literature"},
                      Named{U::literature_network, "literature_network"},
                      Named{U::five_classes, "five_classes"},
                      Named{U::fastest, "fastest"}};
}

// From about.json beside the checkpoints, where it speaks of the very file.
struct CheckpointNote {
    CheckpointPurpose use = CheckpointPurpose::other;
    std::string labels;  // whose CheckpointInfo::accuracy is about: "FER-2013" or "FER+"
    // From picture to label, on pictures of faces that no training saw; a face that is not found
    // counts as wrong. Shares, 0 to 1; mean_recall is the mean of the classes' own.
    struct Outside {
        double right = 0;
        double mean_recall = 0;
    };
    std::optional<Outside> outside;
};

}  // namespace mien
