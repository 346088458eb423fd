// Cuts a face out of a frame as the classifier wants it.
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include "mien/export.h"
#include "mien/face.h"

namespace mien {

// 8-bit gray, `size` x `size`. The square around the centre of `box`, its side that of the longer
// side of the box enlarged by `margin` on each side (0.1: 20 % longer; negative cuts in; above
// -0.5), resized by area when shrinking and linearly when enlarging. Where it leaves the picture,
// the border's pixels are repeated. `picture`: 8-bit gray or BGR, not empty.
MIEN_API cv::Mat crop_face(const cv::Mat& picture, const cv::Rect& box, double margin, int size);

// The same of a tilted face, which stands upright in the crop: the square is turned as the face is.
// Each pixel is the mean of up to sixteen samples when shrinking.
MIEN_API cv::Mat crop_face(const cv::Mat& picture, const FacePose& face, double margin, int size);

}  // namespace mien
