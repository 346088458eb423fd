// Which face stands for the picture where there is room for one.
#pragma once

#include "mien/analyzer.h"

namespace mien::streams {

// The largest that is followed and read; null where there is none.
inline const FaceResult* largest_read(const FrameResult& result) {
    const FaceResult* largest = nullptr;
    for (const FaceResult& face : result.faces) {
        if (face.track == 0 || face.scores.empty()) continue;
        if (!largest || face.box.area() > largest->box.area()) largest = &face;
    }
    return largest;
}

}  // namespace mien::streams
