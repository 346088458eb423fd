// Turns what FFmpeg decodes into what Mien works on.
#pragma once

#include <cstdint>
#include <opencv2/core/mat.hpp>
#include <tuple>

#include "core/media/ffmpeg.h"
#include "mien/export.h"

namespace mien {

class MIEN_API PictureConverter {
  public:
    // A new 8-bit BGR picture, turned and mirrored as `matrix` says (a display matrix of FFmpeg;
    // may be null; angles other than quarter turns are left alone). `pixel_shape`: width to height
    // of a pixel; those that are not square are made so, by enlarging the picture in one direction
    // (0/1: not known). Throws Error when the pixels are of a format that cannot be converted.
    cv::Mat convert(const AVFrame& frame, const std::int32_t* matrix, AVRational pixel_shape = {});

  private:
    cv::Mat to_bgr(const AVFrame& frame, int width, int height);

    ffmpeg::Owner<SwsContext> scaler_;
    std::tuple<int, int, int, int, int, int, int>
        made_for_;  // what of a frame the scaler depends on
    cv::Mat padded_;
};

}  // namespace mien
