// How well a face can be read: measured on the picture, before any classifier.
#pragma once

#include <memory>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <optional>

#include "mien/export.h"
#include "mien/face.h"

namespace mien {

// All but `outside` and `hidden` are taken from the face, upright and brought to 64 x 64 gray.
struct FaceQuality {
    // Variance of the Laplacian (J. Pech-Pacheco et al., "Diatom autofocusing in brightfield
    // microscopy", ICPR 2000) over the variance of the gray itself, so that contrast does not
    // count. From 0; a sharp face has 0.05 and more.
    double sharpness = 0;
    double brightness = 0;  // mean gray, 0 to 1
    // 1 - the largest correlation of the face with its mirror image over the places of the axis,
    // light levelled out; 0 (symmetrical) to 1. Turned and tilted heads have more.
    double asymmetry = 0;
    // Eyes found by OpenCV's eye cascade, one on each side at most: 0 to 2. Looked for only where
    // the asymmetry leaves it in doubt that the face looks into the camera; else absent.
    std::optional<int> eyes;
    // Share of the head (the box, 15 % larger on each side) that is outside the picture, 0 to 1.
    double outside = 0;
    // Probability that the mouth or both eyes are hidden: FaceModel::occlusion. 0 without networks.
    double hidden = 0;
};

// Limits of a well-read face. Chosen by measurement: on blurred, darkened, turned and cut copies
// of faces in four clips, labels stay those of the untouched face within them and begin to change
// beyond; of the untouched faces, they pass 98 in 100.
namespace limits {
inline constexpr double kSharpness = 0.02;      // below: blurred
inline constexpr double kBrightness = 0.1;      // below: dark
inline constexpr double kOutside = 0.08;        // above: partly outside
inline constexpr double kAsymmetry = 0.9;       // above: off pose
inline constexpr double kAsymmetryDoubt = 0.5;  // above, and less than two eyes: off pose
inline constexpr double kHidden = 0.4;          // above: covered
}  // namespace limits

// Thread rule: one thread at a time (the cascade keeps buffers).
class MIEN_API FaceExaminer {
  public:
    // Throws Error when the eye cascade is not installed.
    FaceExaminer();
    ~FaceExaminer();
    FaceExaminer(FaceExaminer&&) noexcept;
    FaceExaminer& operator=(FaceExaminer&&) noexcept;

    // `picture`: 8-bit gray or BGR, not empty. Where the face leaves it, the border's pixels are
    // repeated. All but FaceQuality::hidden.
    FaceQuality examine(const cv::Mat& picture, const FacePose& face);
    FaceQuality examine(const cv::Mat& picture, const cv::Rect& box) {
        return examine(picture, upright(box));
    }

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
