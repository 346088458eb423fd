#include "mien/crop.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/faces/picture.h"

namespace mien {

namespace {

// Where [start, start + length) meets [0, limit), with the pixels to repeat before and after it.
// An interval that misses the picture altogether repeats the nearest pixel.
struct Span {
    int begin, end, before, after;
};

Span clip(int start, int length, int limit) {
    const int begin = std::clamp(start, 0, limit - 1);
    const int end = std::clamp(start + length, begin + 1, limit);
    const int before = std::clamp(begin - start, 0, length - 1);
    return {begin, end, before, std::max(0, length - before - (end - begin))};
}

}  // namespace

cv::Mat crop_face(const cv::Mat& picture, const cv::Rect& box, double margin, int size) {
    const double longer = std::max(box.width, box.height);
    const int side = std::max(1, cvRound(longer * (1 + 2 * margin)));
    const Span x = clip(box.x + cvFloor((box.width - side) / 2.0), side, picture.cols);
    const Span y = clip(box.y + cvFloor((box.height - side) / 2.0), side, picture.rows);

    const cv::Mat inside = to_gray(picture({y.begin, y.end}, {x.begin, x.end}));
    cv::Mat square;
    // BORDER_ISOLATED: `picture` may itself be part of a larger one, whose pixels are not ours.
    cv::copyMakeBorder(inside, square, y.before, y.after, x.before, x.after,
                       cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
    cv::Mat crop;
    cv::resize(square, crop, {size, size}, 0, 0, side > size ? cv::INTER_AREA : cv::INTER_LINEAR);
    return crop;
}

cv::Mat crop_face(const cv::Mat& picture, const FacePose& face, double margin, int size) {
    const double side = std::max(1.0, face.side * (1 + 2 * margin));
    const int samples = size * std::clamp(cvCeil(side / size), 1, 4);  // in a row
    FacePose square = face;
    square.side = static_cast<float>(side);
    const cv::Point2f middle = place_in(square, {0, 0});
    const cv::Point2f right = place_in(square, {1.F / static_cast<float>(samples), 0}) - middle;
    const cv::Point2f down(-right.y, right.x);
    // Pixels have their centres at whole numbers; a square's edge lies half a pixel before its
    // first.
    const cv::Point2f first =
        middle - (static_cast<float>(samples - 1) / 2) * (right + down) - cv::Point2f(0.5F, 0.5F);
    // Only what the square covers is made gray.
    const float reach = static_cast<float>(side) * 0.75F + 2;
    const cv::Rect around(cvFloor(middle.x - reach), cvFloor(middle.y - reach), cvCeil(2 * reach),
                          cvCeil(2 * reach));
    cv::Rect inside = around & cv::Rect({}, picture.size());
    if (inside.empty()) inside = cv::Rect({}, picture.size());
    const cv::Mat gray = to_gray(picture(inside));
    const cv::Matx23d map(right.x, down.x, first.x - static_cast<float>(inside.x),  //
                          right.y, down.y, first.y - static_cast<float>(inside.y));
    cv::Mat turned, crop;
    cv::warpAffine(gray, turned, map, {samples, samples}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    if (samples == size) return turned;
    cv::resize(turned, crop, {size, size}, 0, 0, cv::INTER_AREA);
    return crop;
}

}  // namespace mien
