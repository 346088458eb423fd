// What a face looks like, to tell people apart.
#pragma once

#include <array>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include "mien/export.h"

namespace mien {

// Three unit vectors, compared by their dot product: the face's gray pattern, the colours of the
// head, the colours of the clothes below it. Each is empty where most of its part is outside the
// picture.
using Appearance = std::array<cv::Mat1f, 3>;

MIEN_API Appearance appearance_of(const cv::Mat& picture, const cv::Rect& box);

// From 0 (the same) to 1 (every part says somebody else).
MIEN_API double distance(const Appearance& a, const Appearance& b);

// Moves what is known by `share` (0 to 1) towards what was seen.
MIEN_API void learn(Appearance& known, const Appearance& seen, double share);

// A part of a box, and of what is around it: 0 and 1 are its edges.
cv::Rect part_of(const cv::Rect& box, double left, double top, double right, double bottom);

// The picture's gray as a unit vector of mean 0: the dot product of two is their correlation.
cv::Mat1f pattern_of(const cv::Mat& small);

}  // namespace mien
