// Where a face is in a picture, and how it is tilted.
#pragma once

#include <opencv2/core/types.hpp>

#include "mien/export.h"

namespace mien {

// A square around the face, from the brows to the chin, turned as the head is: what OpenCV's
// frontal cascade would frame if the head were upright, in fractions of a pixel.
struct FacePose {
    cv::Point2f centre;  // pixels of the picture
    float side = 0;      // pixels
    float roll = 0;      // degrees by which the head is tilted, clockwise as the viewer sees it
};

// The upright square with the pose's centre and side, in whole pixels: turned about its centre by
// the roll it is the face. It may reach beyond the picture.
MIEN_API cv::Rect box_of(const FacePose& pose);

// An upright face; of an oblong box the longer side counts.
MIEN_API FacePose upright(const cv::Rect& box);

// From a place in the face's own axes, in sides from its centre (x to its right as seen, y down),
// to the picture.
MIEN_API cv::Point2f place_in(const FacePose& pose, const cv::Point2f& place);

}  // namespace mien
