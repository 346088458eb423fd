// Draws results onto a picture, for exported pictures and videos. (The app draws its own overlays
// as vector items over the picture.)
#pragma once

#include <map>
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
                  "Write expression, confidence and track number beside the face"},
            Field{"bars", &S::bars, Anything{},
                  "Draw one bar per class beside the face, as expressions.h orders them"},
            Field{"uncertain_below", &S::uncertain_below, Range{0, 1}.slider(0, 0.9, 0.05),
                  "A confidence below this is shown as \"expression?\""},
        };
    }
    bool operator==(const OverlayStyle&) const = default;
};

// `picture`: 8-bit BGR, drawn on in place; sizes follow the picture's height so that the text
// stays readable. Nothing is drawn outside the picture. Label and bars of a face are one card;
// cards stand as card_layout.h says, as they do in the window, and get smaller where there is
// little room. `classes`: CheckpointInfo::classes; their names, colours and order are those of
// expressions.h.
// `names`: of people, by track, written instead of their numbers; in the characters that the drawn
// font has, and not all of a long one.
MIEN_API void draw_overlay(cv::Mat& picture, const FrameResult& result,
                           const std::vector<std::string>& classes, const OverlayStyle& style = {},
                           const std::map<int, std::string>& names = {});

}  // namespace mien
