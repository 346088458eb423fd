// Which face stands for the picture where there is room for one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/derived.h"

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

// None without a face or its scores.
inline std::optional<Derived> derived_of(const FaceResult* face,
                                         const std::vector<std::string>& classes) {
    if (!face) return {};
    return derive(classes, {face->scores.begin(), face->scores.end()});
}

}  // namespace mien::streams
