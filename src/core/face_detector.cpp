#include "mien/face_detector.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core/ocl.hpp>
#include <opencv2/objdetect.hpp>
#include <tuple>

#include "core/picture.h"
#include "mien/error.h"
#include "mien/paths.h"

namespace mien {

namespace {

struct Candidate {
    cv::Rect box;
    int support;  // raw detections that agreed on it
};

auto order(const cv::Rect& box) {
    return std::tuple(box.x, box.y, box.width, box.height);
}

// OpenCV groups raw detections of similar place and size; one face can still leave several groups.
bool same_face(const cv::Rect& a, const cv::Rect& b) {
    const double shared = (a & b).area();
    return shared > 0.4 * (a.area() + b.area() - shared) ||  // intersection over union
           shared > 0.7 * std::min(a.area(), b.area());      // one within the other
}

// Of several boxes on one face, keeps the one that most raw detections agreed on (a nose or a
// whole head taken for a face has few), and of equals the larger.
std::vector<cv::Rect> merge(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tuple(-a.support, -a.box.area(), order(a.box)) <
               std::tuple(-b.support, -b.box.area(), order(b.box));
    });
    std::vector<cv::Rect> faces;
    for (const auto& [box, support] : candidates)
        if (std::none_of(faces.begin(), faces.end(),
                         [&box = box](const cv::Rect& face) { return same_face(face, box); }))
            faces.push_back(box);
    std::sort(faces.begin(), faces.end(),
              [](const cv::Rect& a, const cv::Rect& b) { return order(a) < order(b); });
    return faces;
}

cv::CascadeClassifier load(const std::string& name) {
    const std::string file = find_cascade(name).string();
    cv::CascadeClassifier cascade;
    try {
        if (cascade.load(file)) return cascade;
    } catch (const cv::Exception&) {  // not XML at all; the message below says enough
    }
    throw Error("cannot read the cascade '" + file + "': it is not an OpenCV cascade; " +
                "use one of OpenCV's, such as frontalface_default");
}

}  // namespace

void DetectorSettings::validate() const {
    if (min_face < 20) throw Error("the smallest face must be at least 20 pixels");
    if (strictness < 1 || strictness > 20) throw Error("the strictness must be from 1 to 20");
    if (!(scale_step > 1 && scale_step <= 2))
        throw Error("the scale step must be above 1 and at most 2");
}

struct FaceDetector::Impl {
    DetectorSettings settings;
    cv::CascadeClassifier cascade;
};

FaceDetector::FaceDetector(const DetectorSettings& settings) {
    settings.validate();
    impl_ = std::make_unique<Impl>(Impl{settings, load(settings.cascade)});
}

FaceDetector::~FaceDetector() = default;
FaceDetector::FaceDetector(FaceDetector&&) noexcept = default;
FaceDetector& FaceDetector::operator=(FaceDetector&&) noexcept = default;

std::vector<cv::Rect> FaceDetector::detect(const cv::Mat& picture) {
    const cv::Mat gray = to_gray(picture);
    if (gray.empty()) return {};

    // On a graphics card OpenCV would round otherwise: the same picture must give the same faces.
    cv::ocl::setUseOpenCL(false);  // of this thread only

    // No equalizeHist: measured, it finds no more faces (the cascade normalises each window's
    // contrast itself) and more of what is none.
    const int smallest = std::max(20, impl_->settings.min_face * 2 / 3);
    std::vector<cv::Rect> boxes;
    std::vector<int> supports;
    impl_->cascade.detectMultiScale(gray, boxes, supports, impl_->settings.scale_step,
                                    impl_->settings.strictness, 0, {smallest, smallest});
    std::vector<Candidate> candidates;
    const cv::Rect inside({}, gray.size());
    for (std::size_t i = 0; i < boxes.size(); ++i)
        candidates.push_back({boxes[i] & inside, supports[i]});
    return merge(std::move(candidates));
}

const DetectorSettings& FaceDetector::settings() const {
    return impl_->settings;
}

}  // namespace mien
