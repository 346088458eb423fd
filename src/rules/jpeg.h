// Pictures that rules keep.
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>

namespace mien::rules {

// `picture`: 8-bit BGR. Throws Error.
std::string jpeg_of(const cv::Mat& picture);

}  // namespace mien::rules
