// Where one shot of a film ends and the next begins.
#pragma once

#include <opencv2/core/mat.hpp>

#include "mien/export.h"

namespace mien {

// Small enough to be kept and compared in every frame; empty of an empty picture.
MIEN_API cv::Mat thumbnail(const cv::Mat& picture);

// Between two thumbnails.
MIEN_API bool is_cut(const cv::Mat& before, const cv::Mat& now);

}  // namespace mien
