// The cards of the faces: label and bars, in one panel beside each.
#pragma once

#include <opencv2/core/mat.hpp>

#include "core/engine/overlay_pen.h"
#include "mien/analyzer.h"

namespace mien {

// What of OverlayStyle is about cards.
struct CardContent {
    bool labels = true;
    bool bars = true;
    double uncertain_below = 0;
};

// Everybody's, where they cover no face while there is room.
void draw_cards(cv::Mat& picture, const FrameResult& result, const pen::Legend& legend,
                const CardContent& content, const pen::Metrics& metrics);

}  // namespace mien
