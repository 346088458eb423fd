// When two boxes are boxes of one face, and the order in which boxes are listed.
#pragma once

#include <algorithm>
#include <opencv2/core/types.hpp>
#include <tuple>

namespace mien {

inline double intersection_over_union(const cv::Rect& a, const cv::Rect& b) {
    const double shared = (a & b).area();
    return shared > 0 ? shared / (a.area() + b.area() - shared) : 0;
}

// OpenCV groups raw detections of similar place and size; one face can still leave several groups.
// The limits were chosen by eye.
inline bool same_face(const cv::Rect& a, const cv::Rect& b) {
    const double shared = (a & b).area();
    return intersection_over_union(a, b) > 0.4 ||
           shared > 0.7 * std::min(a.area(), b.area());  // one within the other
}

// By x, then y, then size.
inline bool left_to_right(const cv::Rect& a, const cv::Rect& b) {
    return std::tie(a.x, a.y, a.width, a.height) < std::tie(b.x, b.y, b.width, b.height);
}

}  // namespace mien
