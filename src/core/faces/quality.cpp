#include "mien/quality.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <vector>

#include "core/faces/haar_cascade.h"
#include "core/faces/picture.h"
#include "mien/crop.h"
#include "mien/paths.h"

namespace mien {

namespace {

constexpr int kSide = 64;  // of the face that is measured, pixels

// The sizes of filters and parts below were chosen by eye; the limits in mien/quality.h were then
// measured with them.

double variance(const cv::Mat1f& values) {
    cv::Scalar mean, deviation;
    cv::meanStdDev(values, mean, deviation);
    return deviation[0] * deviation[0];
}

double sharpness_of(const cv::Mat1f& face) {
    cv::Mat1f smooth, edges;
    cv::GaussianBlur(face, smooth, {3, 3}, 0);  // a sensor's noise is not sharpness
    cv::Laplacian(smooth, edges, CV_32F);
    // Within the face alone: the edge of the head against the background says nothing of it.
    const cv::Rect inner(8, 8, 48, 48);
    return variance(edges(inner)) / (variance(face(inner)) + 1e-4);
}

// Features brighter and darker than around them, whatever the light from one side does.
cv::Mat1f levelled(const cv::Mat1f& face) {
    const cv::Size around(15, 15);
    cv::Mat1f mean, contrast, result;
    cv::blur(face, mean, around);
    result = face - mean;
    cv::blur(result.mul(result), contrast, around);
    cv::sqrt(contrast, contrast);
    result = result / (contrast + 0.02);
    cv::GaussianBlur(result, result, {9, 9}, 2);
    return result;
}

double asymmetry_of(const cv::Mat1f& face) {
    constexpr int kReach = 8;  // twice as far as the axis may lie beside the middle, pixels
    constexpr int kBorder = 6;
    const cv::Mat1f left = levelled(face)(cv::Rect(0, 10, kSide, 48));
    cv::Mat1f right;
    cv::flip(left, right, 1);
    double most = 0;
    for (int shift = -kReach; shift <= kReach; ++shift) {
        const int from = kBorder + std::max(0, -shift);
        const int width = kSide - 2 * kBorder - std::abs(shift);
        cv::Mat1f a = left(cv::Rect(from, 0, width, left.rows)).clone();
        cv::Mat1f b = right(cv::Rect(from + shift, 0, width, left.rows)).clone();
        a -= cv::mean(a);
        b -= cv::mean(b);
        most = std::max(most, a.dot(b) / std::sqrt(a.dot(a) * b.dot(b) + 1e-9));
    }
    return 1 - most;
}

double outside_of(const cv::Size& picture, const FacePose& face) {
    FacePose head = face;
    head.side *= 1.3F;
    std::vector<cv::Point2f> corners, shared;
    for (const cv::Point2f corner :
         {cv::Point2f(-0.5F, -0.5F), {0.5F, -0.5F}, {0.5F, 0.5F}, {-0.5F, 0.5F}})
        corners.push_back(place_in(head, corner));
    const auto width = static_cast<float>(picture.width),
               height = static_cast<float>(picture.height);
    const std::vector<cv::Point2f> frame{{0, 0}, {width, 0}, {width, height}, {0, height}};
    return 1 - cv::intersectConvexConvex(corners, frame, shared) / (head.side * head.side);
}

}  // namespace

struct FaceExaminer::Impl {
    HaarCascade eye{find_cascade("eye")};

    int eyes_of(const cv::Mat& picture, const FacePose& face) const {
        constexpr int kWidth = 80;  // of the face: an eye is then as wide as the cascade's window
        constexpr double kStep = 1.2, kLargest = 1.6;  // of its sizes
        const cv::Mat small =
            crop_face(picture, face, 0, kWidth)({0, kWidth / 8, kWidth, kWidth / 2});
        cv::Mat level;
        std::vector<cv::Rect> found;
        for (double factor = 1; factor <= kLargest; factor *= kStep) {
            const auto scaled = [=](int length) { return cvRound(length * factor); };
            const cv::Size size(cvRound(small.cols / factor), cvRound(small.rows / factor));
            cv::resize(small, level, size, 0, 0, cv::INTER_LINEAR_EXACT);
            std::vector<cv::Point> places;
            eye.scan(level, {{}, size}, 2, places);
            for (const cv::Point& place : places)
                found.push_back({scaled(place.x), scaled(place.y), scaled(eye.window().width),
                                 scaled(eye.window().height)});
        }
        cv::groupRectangles(found, 1, 0.2);
        const auto any = [&](double from, double to) {
            return std::any_of(found.begin(), found.end(), [=](const cv::Rect& box) {
                const double middle = (box.x + box.width / 2.0) / kWidth;
                return middle > from && middle < to;
            });
        };
        return (any(0.1, 0.45) ? 1 : 0) + (any(0.55, 0.9) ? 1 : 0);
    }
};

FaceExaminer::FaceExaminer() : impl_(std::make_unique<Impl>()) {}

FaceExaminer::~FaceExaminer() = default;
FaceExaminer::FaceExaminer(FaceExaminer&&) noexcept = default;
FaceExaminer& FaceExaminer::operator=(FaceExaminer&&) noexcept = default;

FaceQuality FaceExaminer::examine(const cv::Mat& picture, const FacePose& pose) {
    cv::Mat1f face;
    crop_face(picture, pose, 0, kSide).convertTo(face, CV_32F, 1 / 255.0);
    FaceQuality quality;
    quality.sharpness = sharpness_of(face);
    quality.brightness = cv::mean(face)[0];
    quality.asymmetry = asymmetry_of(face);
    quality.outside = outside_of(picture.size(), pose);
    if (quality.asymmetry > limits::kAsymmetryDoubt) quality.eyes = impl_->eyes_of(picture, pose);
    return quality;
}

}  // namespace mien
