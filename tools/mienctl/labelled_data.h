// The data that `train` and `evaluate` take.
#pragma once

#include <string>

#include "train/dataset.h"

namespace mienctl {

// `path`: FER-2013's CSV, "-" for the same on standard input, or a folder of pictures (see
// image_folder.h). `votes`: the FER+ CSV, or empty. Throws Error.
mien::Dataset load_labelled(const std::string& path, const std::string& votes);

}  // namespace mienctl
