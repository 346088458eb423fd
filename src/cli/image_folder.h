// Labelled pictures in folders, one sub-folder per class.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <opencv2/core/mat.hpp>
#include <optional>
#include <string>

#include "train/dataset.h"

namespace mienctl {

// `folder` holds either the classes themselves (`<class>/*.jpg|png`; the rows then belong to the
// split ""), or `train`, `validation` (or `val`) and `test` with the classes below them (the splits
// "Training", "PublicTest" and "PrivateTest"). Pictures become gray 48x48 crops, resized by area.
// Throws Error when there are no pictures, or one cannot be read.
mien::Dataset read_image_folder(const std::filesystem::path& folder);

// The same with a cropper of your own. A picture without a crop keeps a row without a label, and is
// counted by its class in `missed`.
using Cropper = std::function<std::optional<cv::Mat>(const cv::Mat& picture)>;
mien::Dataset read_image_folder(const std::filesystem::path& folder, const Cropper& cropper,
                                std::map<std::string, int>* missed = nullptr);

}  // namespace mienctl
