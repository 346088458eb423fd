#include "mien/overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/engine/overlay_cards.h"
#include "core/engine/overlay_pen.h"

namespace mien {

namespace {

// A point of a box turned by `roll` degrees about its centre, in 1 / 2^pen::kFraction of a pixel.
cv::Point turned(const cv::Rect& box, float roll, const cv::Point2f& place) {
    const FacePose pose{cv::Point2f(box.tl() + box.br()) / 2 - cv::Point2f(0.5F, 0.5F), 1, roll};
    return place_in(pose, place - pose.centre) * (1 << pen::kFraction);
}

void rounded_outline(cv::Mat& picture, const FaceResult& face, int radius, const cv::Scalar& colour,
                     int stroke) {
    const cv::Rect inner(face.box.tl() + cv::Point(radius, radius),
                         face.box.br() - cv::Point(radius + 1, radius + 1));
    std::vector<cv::Point> path;
    constexpr int kSteps = 8;  // of a corner
    for (int i = 0; i < 4 * (kSteps + 1); ++i) {
        const int corner = i / (kSteps + 1);  // from the right bottom one, clockwise
        const double angle =
            (corner + (i % (kSteps + 1)) / static_cast<double>(kSteps)) * std::numbers::pi / 2;
        const cv::Point2d from(corner == 1 || corner == 2 ? inner.x : inner.br().x,
                               corner >= 2 ? inner.y : inner.br().y);
        const cv::Point2d place = from + radius * cv::Point2d(std::cos(angle), std::sin(angle));
        path.push_back(turned(face.box, face.roll, place));
    }
    cv::polylines(picture, path, true, colour, stroke, cv::LINE_AA, pen::kFraction);
}

void dashed_outline(cv::Mat& picture, const FaceResult& face, const cv::Scalar& colour, int dash) {
    const cv::Point2f corners[] = {
        face.box.tl(),
        {static_cast<float>(face.box.br().x - 1), static_cast<float>(face.box.y)},
        face.box.br() - cv::Point(1, 1),
        {static_cast<float>(face.box.x), static_cast<float>(face.box.br().y - 1)}};
    for (int side = 0; side < 4; ++side) {
        const cv::Point2f from = corners[side], way = corners[(side + 1) % 4] - from;
        const auto length = static_cast<int>(cv::norm(way));
        for (int at = 0; at <= length; at += 2 * dash) {
            const auto place = [&](int pixels) {
                const float share = static_cast<float>(std::min(pixels, length)) /
                                    static_cast<float>(std::max(1, length));
                return turned(face.box, face.roll, from + share * way);
            };
            cv::line(picture, place(at), place(at + dash - 1), colour, 1, cv::LINE_8,
                     pen::kFraction);
        }
    }
}

void draw_box(cv::Mat& picture, const FaceResult& face, const pen::Legend& legend,
              const pen::Metrics& metrics) {
    const cv::Rect& box = face.box;
    if (box.width < 2 || box.height < 2) return;
    if (face.status == FaceStatus::too_small) {
        const int dash = std::max(2, metrics.text / 2);
        rounded_outline(picture, face, 0, pen::kPanel, 1);  // so that the gaps are dark on a light
        dashed_outline(picture, face, pen::kInk, dash);     // background
        return;
    }
    const int radius = std::min(box.width, box.height) / 12;
    const int stroke = metrics.stroke + 1;
    rounded_outline(picture, face, radius, pen::kPanel,
                    stroke + 2);  // a dark rim, for light backgrounds
    rounded_outline(picture, face, radius, legend.colour(face.expression), stroke);
}

}  // namespace

void draw_overlay(cv::Mat& picture, const FrameResult& result,
                  const std::vector<std::string>& classes, const OverlayStyle& style,
                  const std::map<int, std::string>& names) {
    const pen::Metrics metrics(picture.rows);
    const pen::Legend legend(classes);
    if (style.boxes)
        for (const auto& face : result.faces) draw_box(picture, face, legend, metrics);
    draw_cards(picture, result, legend, {style.labels, style.bars, style.uncertain_below, names},
               metrics);
}

}  // namespace mien
