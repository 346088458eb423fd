// Where one shot of a film ends and the next begins.
#pragma once

#include <opencv2/core/mat.hpp>

namespace mien {

// Small enough to be kept and compared in every frame; empty of an empty picture.
cv::Mat thumbnail(const cv::Mat& picture);

// Between two thumbnails.
bool is_cut(const cv::Mat& before, const cv::Mat& now);

}  // namespace mien
