#include "mien/face.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mien {

cv::Rect box_of(const FacePose& pose) {
    const int side = std::max(1, cvRound(pose.side));
    return {cvRound(pose.centre.x - static_cast<float>(side) / 2),
            cvRound(pose.centre.y - static_cast<float>(side) / 2), side, side};
}

FacePose upright(const cv::Rect& box) {
    return {{static_cast<float>(box.x) + static_cast<float>(box.width) / 2,
             static_cast<float>(box.y) + static_cast<float>(box.height) / 2},
            static_cast<float>(std::max(box.width, box.height)),
            0};
}

cv::Point2f place_in(const FacePose& pose, const cv::Point2f& place) {
    const float angle = pose.roll * std::numbers::pi_v<float> / 180;
    const float c = std::cos(angle) * pose.side, s = std::sin(angle) * pose.side;
    return pose.centre + cv::Point2f(c * place.x - s * place.y, s * place.x + c * place.y);
}

}  // namespace mien
