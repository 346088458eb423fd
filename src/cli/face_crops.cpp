#include "cli/face_crops.h"

#include <algorithm>
#include <filesystem>

#include "cli/image_folder.h"
#include "mien/crop.h"
#include "mien/error.h"
#include "mien/face_detector.h"

namespace mienctl {

mien::Dataset load_detected(const std::string& folder, double crop_margin) {
    if (!std::filesystem::is_directory(folder)) {
        throw mien::Error("--detect needs a folder of pictures, and " + folder + " is none");
    }
    mien::FaceDetector detector;
    const auto largest_face = [&](const cv::Mat& picture) -> std::optional<cv::Mat> {
        const std::vector<cv::Rect> faces = detector.detect(picture);
        if (faces.empty()) return std::nullopt;
        const auto largest = std::max_element(
            faces.begin(), faces.end(),
            [](const cv::Rect& a, const cv::Rect& b) { return a.area() < b.area(); });
        return mien::crop_face(picture, *largest, crop_margin, 48);
    };
    return read_image_folder(folder, largest_face);
}

}  // namespace mienctl
