#include "core/faces/shots.h"

#include <opencv2/core.hpp>

#include "core/faces/appearance.h"
#include "core/faces/picture.h"

namespace mien {

namespace {

// Chosen by eye; the tests Shots.* hold that other scenes are cuts, and lamps and pans are not.
constexpr double kChanged = 12;       // gray levels from which a pixel has changed,
constexpr double kMostChanged = 0.5;  // the share of such pixels from which it may be a cut,
constexpr double kLikeness = 0.6;     // and the correlation from which it is the same scene

}  // namespace

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
    const cv::Mat changed = difference.reshape(1) > kChanged;
    const double share = cv::countNonZero(changed) / static_cast<double>(changed.total());
    return share > kMostChanged && pattern_of(before).dot(pattern_of(now)) < kLikeness;
}

}  // namespace mien
