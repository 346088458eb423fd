// Small helpers for pictures, private to the core.
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

namespace mien {

inline bool is_picture(const cv::Mat& any) {
    return !any.empty() && any.dims == 2 &&
           (any.type() == CV_8UC1 || any.type() == CV_8UC3 || any.type() == CV_8UC4);
}

// 8-bit gray of an 8-bit gray, BGR or BGRA picture; empty for any other. Gray shares the picture's
// pixels, any other `buffer`, whose memory is used again where it fits.
inline cv::Mat to_gray(const cv::Mat& picture, cv::Mat& buffer) {
    if (!is_picture(picture)) return {};
    if (picture.channels() == 1) return picture;
    cv::cvtColor(picture, buffer,
                 picture.channels() == 3 ? cv::COLOR_BGR2GRAY : cv::COLOR_BGRA2GRAY);
    return buffer;
}

inline cv::Mat to_gray(const cv::Mat& picture) {
    cv::Mat buffer;
    return to_gray(picture, buffer);
}

// `picture` averaged down to `size`. A large one is thinned out first: sixteen samples are enough
// for a mean, and take a small part of the time.
inline cv::Mat shrink(const cv::Mat& picture, const cv::Size& size) {
    const cv::Size samples = size * 4;
    cv::Mat thin = picture, small;
    if (picture.cols > samples.width && picture.rows > samples.height)
        cv::resize(picture, thin, samples, 0, 0, cv::INTER_NEAREST);
    cv::resize(thin, small, size, 0, 0, cv::INTER_AREA);
    return small;
}

}  // namespace mien
