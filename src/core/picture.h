// Small helpers for pictures, private to the core.
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

namespace mien {

// 8-bit gray of an 8-bit gray, BGR or BGRA picture (gray shares its pixels); empty for any other.
inline cv::Mat to_gray(const cv::Mat& picture) {
    cv::Mat gray;
    if (picture.empty() || picture.dims != 2) return gray;
    switch (picture.type()) {
        case CV_8UC1:
            return picture;
        case CV_8UC3:
            cv::cvtColor(picture, gray, cv::COLOR_BGR2GRAY);
            return gray;
        case CV_8UC4:
            cv::cvtColor(picture, gray, cv::COLOR_BGRA2GRAY);
            return gray;
        default:
            return gray;
    }
}

}  // namespace mien
