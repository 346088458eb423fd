// Three small networks that look at a window of a picture: one says where exactly a face lies in
// it, one whether there is a face at all, one whether something hides what the face shows. They
// come with a loaded classifier, see ScoreModel::face_model().
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

#include "mien/export.h"

namespace mien {

// Where a face lies, seen from a window.
struct Registration {
    cv::Point2f offset;  // of the face's centre from the window's, in window sides, in its axes
    float scale = 1;     // side of the face by side of the window
    float roll = 0;      // degrees clockwise, from the window's own
    float doubt = 0;     // the network's own estimate of its error in `offset`, in window sides
};

// Thread rule: one thread at a time.
class MIEN_API FaceModel {
  public:
    static constexpr int kWindow = 32;     // side of a window, pixels
    static constexpr float kShare = 0.7F;  // side of a window by that of the face it is to show

    virtual ~FaceModel() = default;

    // One result per window, in order. `windows`: 8-bit gray, kWindow x kWindow each.
    virtual std::vector<Registration> locate(const std::vector<cv::Mat>& windows) = 0;

    // The probability that each window shows a face, 0 to 1.
    virtual std::vector<float> verify(const std::vector<cv::Mat>& windows) = 0;

    // The probability that the mouth or both eyes of the face in each window are hidden, 0 to 1.
    virtual std::vector<float> occlusion(const std::vector<cv::Mat>& windows) {
        return std::vector<float>(windows.size(), 0);
    }
};

}  // namespace mien
