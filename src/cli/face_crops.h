// Labelled pictures of people, cropped to their faces as the engine does it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "train/dataset.h"

namespace mienctl {

struct DetectedFaces {
    mien::Dataset data;                 // a picture without a face has the label -1
    std::map<std::string, int> missed;  // pictures without a face, by class
};

// As read_image_folder, but each picture becomes the crop of its largest face, found, registered
// and cut as annotate does it. `checkpoint`: whose crops are wanted. Throws Error.
DetectedFaces load_detected(const std::string& folder, const std::filesystem::path& checkpoint,
                            int min_face);

}  // namespace mienctl
