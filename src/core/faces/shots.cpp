#include "core/faces/shots.h"

#include <opencv2/core.hpp>

#include "core/faces/appearance.h"
#include "core/faces/picture.h"

namespace mien {

cv::Mat thumbnail(const cv::Mat& picture) {
    return picture.empty() ? cv::Mat() : shrink(picture, {32, 18});
}

// A cut changes most of the picture and leaves no likeness. A lamp switched on changes most of it
// too but keeps its pattern; people and pans change a part from one frame to the next.
bool is_cut(const cv::Mat& before, const cv::Mat& now) {
    if (before.size() != now.size() || before.type() != now.type()) return true;
    if (now.empty()) return false;
    cv::Mat difference;
    cv::absdiff(before, now, difference);
    const cv::Mat changed = difference.reshape(1) > 12;
    const double share = cv::countNonZero(changed) / static_cast<double>(changed.total());
    return share > 0.5 && pattern_of(before).dot(pattern_of(now)) < 0.6;
}

}  // namespace mien
