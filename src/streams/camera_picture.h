// What a virtual camera shows of a frame.
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>

#include "mien/live_session.h"

namespace mien::streams {

// `picture`: 8-bit BGR, not written to. `draw`: "boxes" with words and bars, "blur" (all faces that
// were found, with some room around them, in so few squares that nobody is recognised), or
// "nothing".
cv::Mat camera_picture(const cv::Mat& picture, const LiveResult& result, const std::string& draw);

// Planes Y, U, V (4:2:0) below each other, as one of width x 1.5 height; of that size, which is
// even.
cv::Mat as_i420(const cv::Mat& picture, cv::Size size);

}  // namespace mien::streams
