// A frame's pixels as Qt draws them.
#pragma once

#include <QImage>
#include <opencv2/core/mat.hpp>

namespace mien::app {

// One pass, into a buffer of its own. `picture`: 8-bit BGR.
QImage to_image(const cv::Mat& picture);

}  // namespace mien::app
