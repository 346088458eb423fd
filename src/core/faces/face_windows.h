// What FaceModel looks at.
#pragma once

#include <opencv2/core/mat.hpp>

#include "mien/crop.h"
#include "mien/face_model.h"

namespace mien {

// `picture`: 8-bit gray or BGR, not empty.
inline cv::Mat face_window(const cv::Mat& picture, const FacePose& face) {
    return crop_face(picture, face, (FaceModel::kShare - 1) / 2.0, FaceModel::kWindow);
}

}  // namespace mien
