#include "core/faces/same_face.h"

#include <gtest/gtest.h>

namespace mien {
namespace {

const cv::Rect kFace(100, 100, 60, 60);

TEST(SameFace, SharedAreaIsASharedPartOfBoth) {
    EXPECT_DOUBLE_EQ(intersection_over_union(kFace, kFace), 1);
    EXPECT_DOUBLE_EQ(intersection_over_union(kFace, {130, 100, 60, 60}), 1.0 / 3);
    EXPECT_DOUBLE_EQ(intersection_over_union(kFace, {160, 100, 60, 60}), 0);
    EXPECT_DOUBLE_EQ(intersection_over_union({}, {}), 0);
}

TEST(SameFace, MovedALittleIsTheSameAndHalfAwayIsNot) {
    EXPECT_TRUE(same_face(kFace, {110, 105, 60, 60}));
    EXPECT_FALSE(same_face(kFace, {130, 100, 60, 60}));
}

TEST(SameFace, ASmallBoxWithinALargeOneIsTheSame) {
    EXPECT_TRUE(same_face(kFace, {115, 115, 30, 30}));
    EXPECT_TRUE(same_face({115, 115, 30, 30}, kFace));
}

}  // namespace
}  // namespace mien
