#include "mien/crop.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace mien {
namespace {

// Every pixel tells where it is: row * 10 + column.
cv::Mat numbered() {
    cv::Mat picture(10, 10, CV_8UC1);
    for (int y = 0; y < 10; ++y)
        for (int x = 0; x < 10; ++x) picture.at<uchar>(y, x) = static_cast<uchar>(y * 10 + x);
    return picture;
}

bool identical(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && a.type() == b.type() && cv::norm(a, b, cv::NORM_INF) == 0;
}

TEST(Crop, TakesTheBoxAsItIs) {
    const cv::Mat picture = numbered();
    EXPECT_TRUE(identical(crop_face(picture, {3, 2, 4, 4}, 0, 4), picture({3, 2, 4, 4})));
}

TEST(Crop, IsASquareAroundTheCentreOfAnOblongBox) {
    const cv::Mat picture = numbered();
    EXPECT_TRUE(identical(crop_face(picture, {4, 2, 2, 6}, 0, 6), picture({2, 2, 6, 6})));
    EXPECT_TRUE(identical(crop_face(picture, {1, 4, 6, 2}, 0, 6), picture({1, 2, 6, 6})));
}

TEST(Crop, EnlargesByTheMarginOnEachSide) {
    const cv::Mat picture = numbered();
    EXPECT_TRUE(identical(crop_face(picture, {3, 3, 4, 4}, 0.25, 6), picture({2, 2, 6, 6})));
    EXPECT_TRUE(identical(crop_face(picture, {3, 3, 4, 4}, -0.25, 2), picture({4, 4, 2, 2})));
}

TEST(Crop, RepeatsTheBorder) {
    const cv::Mat picture = numbered();
    const cv::Mat corner = crop_face(picture, {0, 0, 2, 2}, 0.5, 4);
    const uchar expected[4][4] = {{0, 0, 1, 2}, {0, 0, 1, 2}, {10, 10, 11, 12}, {20, 20, 21, 22}};
    EXPECT_TRUE(identical(corner, cv::Mat(4, 4, CV_8UC1, const_cast<uchar(*)[4]>(expected))));
    const cv::Mat opposite = crop_face(picture, {8, 8, 2, 2}, 0.5, 4);
    EXPECT_EQ(opposite.at<uchar>(0, 0), 77);
    EXPECT_EQ(opposite.at<uchar>(3, 3), 99);
    EXPECT_EQ(opposite.at<uchar>(0, 3), 79);
}

TEST(Crop, NeverLooksBeyondAPartOfALargerPicture) {
    const cv::Mat part = numbered()({2, 2, 4, 4});
    EXPECT_TRUE(identical(crop_face(part, {0, 0, 4, 4}, 0.5, 8),
                          crop_face(part.clone(), {0, 0, 4, 4}, 0.5, 8)));
}

TEST(Crop, OfABoxOutsideRepeatsTheNearestPixels) {
    const cv::Mat crop = crop_face(numbered(), {-30, 40, 4, 4}, 0, 4);
    EXPECT_TRUE(identical(crop, cv::Mat(4, 4, CV_8UC1, cv::Scalar(90))));
}

TEST(Crop, ShrinksByArea) {
    const cv::Mat picture = numbered();
    const cv::Mat crop = crop_face(picture, {0, 0, 10, 10}, 0, 5);
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 5;
             ++x)  // the mean of four pixels ends in .5: either neighbour is right
            EXPECT_NEAR(crop.at<uchar>(y, x), 2 * y * 10 + 2 * x + 5.5, 0.51);
}

TEST(Crop, EnlargesLinearly) {
    cv::Mat picture(2, 2, CV_8UC1);
    picture.col(0).setTo(0);
    picture.col(1).setTo(100);
    const cv::Mat crop = crop_face(picture, {0, 0, 2, 2}, 0, 4);
    const uchar row[4] = {0, 25, 75, 100};
    for (int x = 0; x < 4; ++x) EXPECT_EQ(crop.at<uchar>(2, x), row[x]);
}

TEST(Crop, TurnsColourIntoGray) {
    const cv::Mat picture(20, 20, CV_8UC3, cv::Scalar(0, 0, 255));
    const cv::Mat crop = crop_face(picture, {2, 2, 10, 10}, 0.1, 48);
    EXPECT_TRUE(
        identical(crop, cv::Mat(48, 48, CV_8UC1, cv::Scalar(76))));  // 0.299 * 255, ITU-R BT.601
}

TEST(Crop, OfAnUprightFaceIsThatOfItsBox) {
    cv::Mat picture(80, 90, CV_8UC1);
    cv::RNG(7).fill(picture, cv::RNG::UNIFORM, 0, 255);
    cv::GaussianBlur(picture, picture, {}, 3);
    for (const cv::Rect box : {cv::Rect(20, 10, 48, 48), {30, 30, 24, 24}, {60, 50, 40, 40}}) {
        const cv::Mat expected = crop_face(picture, box, 0, 24);
        EXPECT_LE(cv::norm(crop_face(picture, upright(box), 0, 24), expected, cv::NORM_INF), 2)
            << box;
    }
    const cv::Mat wide = crop_face(picture, cv::Rect(30, 30, 20, 20), 0.1, 24);
    EXPECT_LE(cv::norm(crop_face(picture, upright({30, 30, 20, 20}), 0.1, 24), wide, cv::NORM_INF),
              2);
}

TEST(Crop, StandsATiltedFaceUpright) {
    cv::Mat picture(200, 200, CV_8UC1, cv::Scalar(0));
    // A bar through the middle that leans to the right: the top of a head tilted clockwise.
    cv::line(picture, {100, 100}, {100 + 40, 100 - 69}, 255, 9);
    const cv::Mat crop = crop_face(picture, FacePose{{100.5F, 100.5F}, 100, 30}, 0, 50);
    EXPECT_GT(cv::mean(crop({23, 5, 4, 15}))[0], 240) << "it stands in the middle, above";
    EXPECT_LT(cv::mean(crop({0, 0, 18, 50}))[0], 1);
    EXPECT_LT(cv::mean(crop({32, 0, 18, 50}))[0], 1);
    EXPECT_LT(cv::mean(crop({0, 30, 50, 20}))[0], 1);
}

TEST(Crop, OfATiltedFaceShrinksByMeans) {
    cv::Mat picture(400, 400, CV_8UC1);  // stripes that single samples would catch or miss
    for (int y = 0; y < 400; ++y) picture.row(y) = y % 2 == 0 ? 0 : 200;
    const cv::Mat crop = crop_face(picture, FacePose{{200, 200}, 192, 0}, 0, 48);
    EXPECT_LE(cv::norm(crop, cv::Mat(48, 48, CV_8UC1, cv::Scalar(100)), cv::NORM_INF), 1);
}

TEST(Crop, OfAFaceOutsideRepeatsTheNearestPixels) {
    const cv::Mat crop = crop_face(numbered(), FacePose{{-30, 40}, 4, 20}, 0, 4);
    EXPECT_TRUE(identical(crop, cv::Mat(4, 4, CV_8UC1, cv::Scalar(90))));
}

TEST(Crop, OfOnePixelIsThatPixel) {
    const cv::Mat picture(1, 1, CV_8UC1, cv::Scalar(42));
    EXPECT_TRUE(identical(crop_face(picture, {0, 0, 1, 1}, 3, 48),
                          cv::Mat(48, 48, CV_8UC1, cv::Scalar(42))));
}

}  // namespace
}  // namespace mien
