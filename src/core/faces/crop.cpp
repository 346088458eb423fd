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

}  // namespace mien
