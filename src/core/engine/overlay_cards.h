// The cards of the faces: label and bars, in one panel beside each.
#pragma once

#include <map>
#include <opencv2/core/mat.hpp>
#include <string>

#include "core/engine/overlay_pen.h"
#include "mien/analyzer.h"

namespace mien {

// What of OverlayStyle is about cards.
struct CardContent {
    bool labels = true;
    bool bars = true;
    double uncertain_below = 0;
    std::map<int, std::string> names;  // by track, instead of their numbers
};

// Everybody's, where they cover no face while there is room.
void draw_cards(cv::Mat& picture, const FrameResult& result, const pen::Legend& legend,
                const CardContent& content, const pen::Metrics& metrics);

}  // namespace mien
