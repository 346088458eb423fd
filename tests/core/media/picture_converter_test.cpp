#include "core/media/picture_converter.h"

#include <gtest/gtest.h>

#include <array>
#include <opencv2/core.hpp>

#include "support/throws.h"

namespace mien {
namespace {

using Matrix = std::array<std::int32_t, 9>;

constexpr std::int32_t kOne = 1 << 16;

Matrix display_matrix(int a, int b, int c, int d) {
    return {a * kOne, b * kOne, 0, c * kOne, d * kOne, 0, 0, 0, 1 << 30};
}

// Every pixel another.
cv::Mat3b numbered_picture(int width, int height) {
    cv::Mat3b picture(height, width);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            picture(y, x) = {static_cast<uchar>(10 * x), static_cast<uchar>(10 * y), 77};
        }
    }
    return picture;
}

// Shares its pixels.
AVFrame av_frame(cv::Mat& picture) {
    AVFrame frame{};
    frame.width = picture.cols;
    frame.height = picture.rows;
    frame.format = AV_PIX_FMT_BGR24;
    frame.data[0] = picture.data;
    frame.linesize[0] = static_cast<int>(picture.step[0]);
    frame.colorspace = AVCOL_SPC_UNSPECIFIED;
    return frame;
}

bool equal(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

TEST(PictureConverter, KeepsEveryPixelOfAnyWidth) {
    PictureConverter converter;
    for (const int width : {1, 5, 16, 17, 23}) {
        cv::Mat picture = numbered_picture(width, 6);
        EXPECT_TRUE(equal(converter.convert(av_frame(picture), nullptr), picture)) << width;
    }
}

TEST(PictureConverter, TurnsAndMirrorsAsPlayersDo) {
    PictureConverter converter;
    cv::Mat picture = numbered_picture(7, 4);
    const AVFrame frame = av_frame(picture);
    cv::Mat turned;
    cv::rotate(picture, turned, cv::ROTATE_90_CLOCKWISE);
    EXPECT_TRUE(equal(converter.convert(frame, display_matrix(0, 1, -1, 0).data()), turned));
    cv::rotate(picture, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
    EXPECT_TRUE(equal(converter.convert(frame, display_matrix(0, -1, 1, 0).data()), turned));
    cv::rotate(picture, turned, cv::ROTATE_180);
    EXPECT_TRUE(equal(converter.convert(frame, display_matrix(-1, 0, 0, -1).data()), turned));
    cv::flip(picture, turned, 1);
    EXPECT_TRUE(equal(converter.convert(frame, display_matrix(-1, 0, 0, 1).data()), turned));
    EXPECT_TRUE(equal(converter.convert(frame, display_matrix(1, 1, -1, 1).data()), picture))
        << "no quarter turn";
}

TEST(PictureConverter, MakesPixelsSquareByEnlarging) {
    PictureConverter converter;
    cv::Mat picture = numbered_picture(16, 12);
    const AVFrame frame = av_frame(picture);
    EXPECT_EQ(converter.convert(frame, nullptr, {4, 3}).size(), cv::Size(21, 12));
    EXPECT_EQ(converter.convert(frame, nullptr, {1, 2}).size(), cv::Size(16, 24));
    EXPECT_EQ(converter.convert(frame, nullptr, {0, 1}).size(), cv::Size(16, 12));
    EXPECT_EQ(converter.convert(frame, nullptr, {100, 1}).size(), cv::Size(16, 12))
        << "the file is in error";
    EXPECT_EQ(converter.convert(frame, display_matrix(0, 1, -1, 0).data(), {4, 3}).size(),
              cv::Size(12, 21));
}

TEST(PictureConverter, RefusesPixelsThatAreNone) {
    ffmpeg::silence();
    PictureConverter converter;
    cv::Mat picture = numbered_picture(16, 16);
    AVFrame frame = av_frame(picture);
    frame.format = AV_PIX_FMT_VAAPI;  // on a graphics card
    test::error_of([&] { converter.convert(frame, nullptr); });
}

}  // namespace
}  // namespace mien
