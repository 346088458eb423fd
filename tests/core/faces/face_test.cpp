#include "mien/face.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

TEST(FacePose, AnUprightBoxComesBack) {
    for (const cv::Rect& box : {cv::Rect(10, 20, 50, 50), cv::Rect(-7, -3, 31, 31)}) {
        const FacePose pose = upright(box);
        EXPECT_EQ(pose.roll, 0);
        EXPECT_EQ(box_of(pose), box);
    }
}

TEST(FacePose, AnOblongBoxBecomesTheSquareAroundIt) {
    EXPECT_EQ(box_of(upright({100, 100, 40, 60})), cv::Rect(90, 100, 60, 60));
    EXPECT_EQ(box_of(upright({100, 100, 60, 40})), cv::Rect(100, 90, 60, 60));
}

TEST(FacePose, ABoxNeverVanishes) {
    EXPECT_EQ(box_of({{5, 5}, 0.2F, 0}).area(), 1);
}

TEST(FacePose, PlacesTurnClockwiseWithTheHead) {
    FacePose pose{{100, 200}, 80, 0};
    EXPECT_EQ(place_in(pose, {0, 0}), cv::Point2f(100, 200));
    EXPECT_EQ(place_in(pose, {0.5F, -0.25F}), cv::Point2f(140, 180));
    pose.roll = 90;  // the face's right is the picture's bottom, its top the picture's right
    const cv::Point2f turned = place_in(pose, {0.5F, -0.25F});
    EXPECT_NEAR(turned.x, 120, 1e-3);
    EXPECT_NEAR(turned.y, 240, 1e-3);
}

}  // namespace
}  // namespace mien
