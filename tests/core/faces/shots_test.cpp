#include "core/faces/shots.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace mien {
namespace {

// Something to see: blobs at places that `seed` chooses.
cv::Mat scene(std::uint64_t seed) {
    cv::RNG random(seed);
    cv::Mat picture(360, 640, CV_8UC3, cv::Scalar(90, 100, 110));
    for (int i = 0; i < 25; ++i) {
        const cv::Point centre(random.uniform(0, 640), random.uniform(0, 360));
        const cv::Scalar colour(random.uniform(0, 255), random.uniform(0, 255),
                                random.uniform(0, 255));
        cv::circle(picture, centre, random.uniform(30, 90), colour, cv::FILLED);
    }
    return picture;
}

bool cut_between(const cv::Mat& before, const cv::Mat& now) {
    return is_cut(thumbnail(before), thumbnail(now));
}

TEST(Shots, AnotherSceneIsACut) {
    for (std::uint64_t seed = 1; seed < 10; ++seed) {
        EXPECT_TRUE(cut_between(scene(seed), scene(seed + 100))) << seed;
    }
}

TEST(Shots, TheSameSceneIsNone) {
    EXPECT_FALSE(cut_between(scene(1), scene(1)));
}

TEST(Shots, ALampIsNone) {
    cv::Mat brighter = scene(1) * 0.7 + cv::Scalar(70, 70, 70);
    EXPECT_FALSE(cut_between(scene(1), brighter));
}

TEST(Shots, APanIsNone) {
    const cv::Mat picture = scene(1);
    cv::Mat moved;
    const cv::Mat shift = (cv::Mat1d(2, 3) << 1, 0, 20, 0, 1, 0);
    cv::warpAffine(picture, moved, shift, picture.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
    EXPECT_FALSE(cut_between(picture, moved));
}

TEST(Shots, AnotherKindOfPictureIsACutAndNoPictureIsNone) {
    cv::Mat gray;
    cv::cvtColor(scene(1), gray, cv::COLOR_BGR2GRAY);
    EXPECT_TRUE(cut_between(scene(1), gray));
    EXPECT_FALSE(cut_between({}, {}));
}

}  // namespace
}  // namespace mien
