// Draws results onto a picture, for exported pictures and videos. (The app draws its own overlays
// as vector items over the picture.)
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "mien/analyzer.h"
#include "mien/export.h"
#include "mien/fields.h"

namespace mien {

struct OverlayStyle {
    bool boxes = true;
    bool labels = true;
    bool bars = true;
    double uncertain_below = 0.4;

    static constexpr auto fields() {
        using S = OverlayStyle;
        return std::tuple{
            Field{"boxes", &S::boxes, Anything{}, "Draw a box around each face"},
            Field{"labels", &S::labels, Anything{},
                  "Draw expression, confidence and track number above the box"},
            Field{"bars", &S::bars, Anything{},
                  "Draw one bar per class beside the box, as expressions.h orders them"},
            Field{"uncertain_below", &S::uncertain_below, Range{0, 1}.slider(0, 0.9, 0.05),
                  "A confidence below this is shown as \"expression?\""},
        };
    }
    bool operator==(const OverlayStyle&) const = default;
};

// `picture`: 8-bit BGR, drawn on in place; sizes follow the picture's height so that the text
// stays readable. Nothing is drawn outside the picture; labels and bars of several faces are moved
// so that they do not cover each other while there is room. `classes`: CheckpointInfo::classes;
// their names, colours and order are those of expressions.h.
MIEN_API void draw_overlay(cv::Mat& picture, const FrameResult& result,
                           const std::vector<std::string>& classes, const OverlayStyle& style = {});

}  // namespace mien
