#include "cli/face_crops.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "cli/image_folder.h"
#include "mien/analyzer.h"
#include "mien/classifier.h"
#include "mien/error.h"

namespace mienctl {

DetectedFaces load_detected(const std::string& folder, const std::filesystem::path& checkpoint,
                            int min_face) {
    if (!std::filesystem::is_directory(folder)) {
        throw mien::Error("--detect needs a folder of pictures, and " + folder + " is none");
    }
    mien::AnalyzerSettings settings;
    settings.detector.min_face = min_face;
    mien::Analyzer analyzer(settings, mien::load_classifier(checkpoint));
    const auto largest_face = [&](const cv::Mat& picture) -> std::optional<cv::Mat> {
        mien::Frame frame;
        frame.picture = picture;
        frame.file = "picture";  // each on its own
        const mien::Sighting sighting = analyzer.find(frame);
        std::optional<cv::Mat> crop;
        int largest = 0;
        auto next = sighting.crops.begin();
        for (const mien::FaceResult& face : sighting.faces.faces) {
            if (!mien::is_scored(face.status)) continue;
            if (face.box.area() > largest) crop = *next;
            largest = std::max(largest, face.box.area());
            ++next;
        }
        if (crop && crop->rows != 48) cv::resize(*crop, *crop, {48, 48}, 0, 0, cv::INTER_AREA);
        return crop;
    };
    DetectedFaces result;
    result.data = read_image_folder(folder, largest_face, &result.missed);
    return result;
}

}  // namespace mienctl
