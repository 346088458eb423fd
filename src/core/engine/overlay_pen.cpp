#include "core/engine/overlay_pen.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace mien::pen {

namespace {

constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;

// OpenCV's fonts know ASCII alone: any other character becomes one question mark.
std::string ascii(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7F)
            result += c;
        else if ((byte & 0xC0) != 0x80)  // not the continuation of a UTF-8 character
            result += '?';
    }
    return result;
}

}  // namespace

Metrics::Metrics(int height)
    : font(std::clamp(height / 1250.0, 0.36, 4.0)),
      stroke(std::max(1, cvRound(font * 1.6))),
      text(cvRound(font * 22)),
      padding(std::max(3, cvRound(font * 13))) {}

Legend::Legend(const std::vector<std::string>& classes)
    : shown(expressions(classes)), order(shown_order(shown)) {}

std::string Legend::name(std::size_t expression) const {
    return ascii(shown[expression].name);
}

cv::Scalar Legend::colour(int expression) const {
    if (!has(expression)) return kGray;
    const Colour& colour = shown[static_cast<std::size_t>(expression)].colour;
    return cv::Scalar(colour.blue, colour.green, colour.red);
}

std::string drawable(const std::string& text) {
    return ascii(text);
}

int width_of(const std::string& text, const Metrics& metrics) {
    return cv::getTextSize(text, kFont, metrics.font, metrics.stroke, nullptr).width;
}

void write(cv::Mat& picture, const std::string& text, cv::Point baseline, const cv::Scalar& ink,
           const Metrics& metrics) {
    cv::putText(picture, text, baseline, kFont, metrics.font, ink, metrics.stroke, cv::LINE_AA);
}

void fill(cv::Mat& picture, const cv::Rect& area, int radius, const cv::Scalar& colour,
          double opacity) {
    const cv::Rect inside = area & cv::Rect({}, picture.size());
    if (inside.empty()) return;
    radius = std::min({radius, area.width / 2, area.height / 2});
    cv::Mat1b mask(area.size(), uchar(0));
    mask.colRange(radius, area.width - radius) = 255;
    mask.rowRange(radius, area.height - radius) = 255;
    for (const int x : {radius, area.width - 1 - radius})
        for (const int y : {radius, area.height - 1 - radius})
            cv::circle(mask, {x, y}, radius, 255, cv::FILLED, cv::LINE_AA);
    for (int y = 0; y < inside.height; ++y) {
        auto* pixel = picture.ptr<cv::Vec3b>(inside.y + y) + inside.x;
        const uchar* share = mask.ptr(inside.y - area.y + y) + (inside.x - area.x);
        for (int x = 0; x < inside.width; ++x)
            for (int c = 0; c < 3; ++c)
                pixel[x][c] = cv::saturate_cast<uchar>(pixel[x][c] + (colour[c] - pixel[x][c]) *
                                                                         opacity * share[x] / 255);
    }
}

cv::Rect around(const FaceResult& face) {
    if (face.roll == 0) return face.box;
    const cv::Point2f centre = cv::Point2f(face.box.tl() + face.box.br()) / 2;
    return cv::RotatedRect(centre, cv::Size2f(face.box.size()), face.roll).boundingRect();
}

}  // namespace mien::pen
