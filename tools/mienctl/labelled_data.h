// The data that `train` and `evaluate` take.
#pragma once

#include <optional>
#include <string>

#include "train/dataset.h"

namespace mienctl {

struct LabelledData {
    mien::Dataset data;
    std::optional<mien::Votes> votes;
};

// `path`: FER-2013's CSV, "-" for the same on standard input, or a folder of pictures (see
// image_folder.h). `votes`: the FER+ CSV, or empty. Throws Error.
LabelledData load_labelled(const std::string& path, const std::string& votes);

// With the majority of the votes, where there are any, as labels.
mien::Dataset load_by_majority(const std::string& path, const std::string& votes);

}  // namespace mienctl
