// Draws results onto a picture, for exported pictures and videos. (The app draws its own overlays
// as vector items over the picture.)
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/export.h"

namespace mien {

struct OverlayStyle {
    bool boxes = true;
    bool labels = true;            // expression, confidence and track number above the box
    bool bars = true;              // one bar per class beside the box, as expressions.h orders them
    double uncertain_below = 0.4;  // a confidence below it is shown as "expression?"
};

// `picture`: 8-bit BGR, drawn on in place; sizes follow the picture's height so that the text
// stays readable. Nothing is drawn outside the picture; labels and bars of several faces are moved
// so that they do not cover each other while there is room. `classes`: CheckpointInfo::classes;
// their names, colours and order are those of expressions.h.
MIEN_API void draw_overlay(cv::Mat& picture, const FrameResult& result,
                           const std::vector<std::string>& classes, const OverlayStyle& style = {});

}  // namespace mien
