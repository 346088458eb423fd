// Labelled pictures of people, cropped to their faces as the engine does it.
#pragma once

#include <string>

#include "train/dataset.h"

namespace mienctl {

// As read_image_folder, but each picture becomes the crop of its largest face; one without a face
// gets the label -1. Throws Error.
mien::Dataset load_detected(const std::string& folder, double crop_margin);

}  // namespace mienctl
