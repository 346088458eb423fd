#include "core/media/picture_converter.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <opencv2/core.hpp>

#include "mien/error.h"

namespace mien {

namespace {

// Files that do not say which matrix made their colours: by custom, that of their picture size.
int colour_matrix(const AVFrame& frame) {
    if (frame.colorspace != AVCOL_SPC_UNSPECIFIED) return frame.colorspace;
    return frame.height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
}

// The matrix maps a pixel at (x, y) to (a x + c y, b x + d y).
void turn(cv::Mat& picture, const std::int32_t* matrix) {
    const std::int64_t a = matrix[0];
    const std::int64_t b = matrix[1];
    const std::int64_t c = matrix[3];
    const std::int64_t d = matrix[4];
    const bool upright = a != 0 && d != 0 && b == 0 && c == 0;
    const bool sideways = b != 0 && c != 0 && a == 0 && d == 0;
    if (!upright && !sideways) return;

    cv::Mat turned;
    if (sideways) {
        cv::transpose(picture, turned);
        picture = turned;
    }
    const bool mirror_x = (sideways ? c : a) < 0;
    const bool mirror_y = (sideways ? b : d) < 0;
    if (mirror_x || mirror_y) {
        cv::flip(picture, picture, mirror_x && mirror_y ? -1 : mirror_x ? 1 : 0);
    }
}

}  // namespace

cv::Mat PictureConverter::convert(const AVFrame& frame, const std::int32_t* matrix,
                                  AVRational pixel_shape) {
    int width = frame.width;
    int height = frame.height;
    const double shape = pixel_shape.num > 0 && pixel_shape.den > 0 ? av_q2d(pixel_shape) : 1;
    constexpr double kWidestPixel = 4;  // beyond, a file is in error
    if (shape >= 1 / kWidestPixel && shape <= kWidestPixel) {
        if (shape > 1) width = static_cast<int>(std::lround(width * shape));
        if (shape < 1) height = static_cast<int>(std::lround(height / shape));
    }
    cv::Mat picture = to_bgr(frame, width, height);
    if (matrix != nullptr) turn(picture, matrix);
    return picture;
}

cv::Mat PictureConverter::to_bgr(const AVFrame& frame, int width, int height) {
    const std::tuple<int, int, int, int, int, int, int> wanted{
        frame.width,          frame.height,     width, height, frame.format,
        colour_matrix(frame), frame.color_range};
    if (!scaler_ || made_for_ != wanted) {
        scaler_.reset(sws_getContext(frame.width, frame.height,
                                     static_cast<AVPixelFormat>(frame.format), width, height,
                                     AV_PIX_FMT_BGR24, SWS_BICUBIC, nullptr, nullptr, nullptr));
        if (!scaler_) throw Error("its pixels are of a format that cannot be shown");
        // Fails where there is nothing to set, as for RGB.
        sws_setColorspaceDetails(scaler_.get(), sws_getCoefficients(colour_matrix(frame)),
                                 frame.color_range == AVCOL_RANGE_JPEG ? 1 : 0,
                                 sws_getCoefficients(SWS_CS_DEFAULT), 1, 0, 1 << 16, 1 << 16);
        made_for_ = wanted;
    }

    // FFmpeg's fast paths write whole groups of 16 pixels, beyond the end of a row of any other
    // width (seen: 41 bytes): those go to padded rows first.
    const bool fits = width % 16 == 0;
    if (!fits) padded_.create(height + 1, (width + 31) / 16 * 16, CV_8UC3);
    cv::Mat picture(height, width, CV_8UC3);
    cv::Mat& target = fits ? picture : padded_;

    const std::array<std::uint8_t*, 4> data = {target.data};
    const std::array<int, 4> steps = {static_cast<int>(target.step[0])};
    if (sws_scale(scaler_.get(), frame.data, frame.linesize, 0, frame.height, data.data(),
                  steps.data()) < 0) {
        throw Error("its pixels cannot be converted");
    }
    if (!fits) padded_(cv::Rect(0, 0, width, height)).copyTo(picture);
    return picture;
}

}  // namespace mien
