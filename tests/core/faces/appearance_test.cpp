#include "core/faces/appearance.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace mien {
namespace {

const cv::Rect kBox(270, 60, 100, 100);

// A head with two eyes, in clothes.
cv::Mat person(const cv::Scalar& skin, const cv::Scalar& clothes) {
    cv::Mat picture(360, 640, CV_8UC3, cv::Scalar(120, 120, 120));
    cv::rectangle(picture, {220, 180, 200, 180}, clothes, cv::FILLED);
    cv::ellipse(picture, {320, 110}, {55, 70}, 0, 0, 360, skin, cv::FILLED);
    cv::circle(picture, {300, 95}, 8, {20, 20, 20}, cv::FILLED);
    cv::circle(picture, {340, 95}, 8, {20, 20, 20}, cv::FILLED);
    return picture;
}

// As a camera sees it.
cv::Mat noisy(const cv::Mat& picture, std::uint64_t seed) {
    cv::Mat noise(picture.size(), CV_16SC3);
    cv::RNG random(seed);
    random.fill(noise, cv::RNG::NORMAL, 0, 6);
    cv::Mat sum;
    cv::add(picture, noise, sum, cv::noArray(), CV_8U);
    return sum;
}

const cv::Scalar kPale(170, 190, 220), kDark(60, 80, 110), kRed(30, 30, 200), kBlue(200, 60, 30);

TEST(Appearance, TheSamePersonIsNear) {
    const cv::Mat picture = person(kPale, kRed);
    const auto one = appearance_of(noisy(picture, 1), kBox);
    EXPECT_LT(distance(one, appearance_of(noisy(picture, 2), kBox)), 0.2);
}

TEST(Appearance, SomebodyElseIsFarther) {
    const Appearance one = appearance_of(person(kPale, kRed), kBox);
    const double clothes = distance(one, appearance_of(person(kPale, kBlue), kBox));
    const double all = distance(one, appearance_of(person(kDark, kBlue), kBox));
    EXPECT_GT(clothes, 0.15);
    EXPECT_GT(all, clothes);
    EXPECT_LE(all, 1);
}

TEST(Appearance, WhatIsOutsideThePictureIsNotCompared) {
    const cv::Mat picture = person(kPale, kRed);
    const Appearance cut = appearance_of(picture(cv::Rect(0, 0, 640, 170)), kBox);
    EXPECT_FALSE(cut[0].empty());
    EXPECT_TRUE(cut[2].empty()) << "no clothes are seen";
    EXPECT_LT(distance(cut, appearance_of(picture, kBox)), 0.1);
    EXPECT_EQ(distance(appearance_of(picture, {-500, -500, 100, 100}), cut), 0);
}

TEST(Appearance, IsLearntLittleByLittle) {
    Appearance known = appearance_of(person(kPale, kRed), kBox);
    const Appearance seen = appearance_of(person(kDark, kBlue), kBox);
    double before = distance(known, seen);
    for (int i = 0; i < 5; ++i) {
        learn(known, seen, 0.3);
        const double now = distance(known, seen);
        EXPECT_LE(now, before);
        before = now;
    }
    EXPECT_LT(before, 0.3);
    Appearance nothing;
    learn(nothing, seen, 0.3);
    EXPECT_NEAR(distance(nothing, seen), 0, 1e-6);
}

}  // namespace
}  // namespace mien
