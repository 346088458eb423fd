#include "core/faces/face_finder.h"

#include <gtest/gtest.h>

#include "core/faces/same_face.h"
#include "support/drawn_face.h"

namespace mien {
namespace {

constexpr double kFrame = 1.0 / 30;

cv::Mat picture_of(const std::vector<cv::Point>& faces, int size = 130) {
    cv::Mat picture(360, 640, CV_8UC3, cv::Scalar::all(128));
    for (const auto& face : faces) draw_face(picture, face, size);
    return picture;
}

TEST(FaceFinder, FindsInTheFirstFrameWhatTheDetectorFinds) {
    const cv::Mat picture = picture_of({{150, 180}, {450, 180}});
    FaceFinder finder({});
    EXPECT_EQ(finder.find(picture, 3), FaceDetector().detect(picture));
}

TEST(FaceFinder, FollowsAMovingGrowingFaceInEveryFrame) {
    FaceFinder finder({});
    FaceDetector detector;
    for (int i = 0; i < 40; ++i) {
        const cv::Mat picture = picture_of({{150 + 8 * i, 180}}, 100 + 2 * i);
        const auto found = finder.find(picture, i * kFrame);
        const auto whole = detector.detect(picture);
        ASSERT_EQ(found.size(), 1U) << i;
        ASSERT_EQ(whole.size(), 1U) << i;
        EXPECT_GT(intersection_over_union(found[0], whole[0]), 0.8) << i;
    }
}

TEST(FaceFinder, SeesANewcomerWithinThreeTenthsOfASecond) {
    FaceFinder finder({});
    for (int i = 0; i < 3; ++i) finder.find(picture_of({{150, 180}}), i * kFrame);
    std::size_t found = 0;
    int frames = 0;
    for (; found < 2 && frames < 30; ++frames)
        found = finder.find(picture_of({{150, 180}, {450, 180}}), (3 + frames) * kFrame).size();
    EXPECT_EQ(found, 2U);
    EXPECT_LE(frames * kFrame, 0.3 + kFrame);
}

TEST(FaceFinder, SearchesAtOnceWhenAFaceIsNotWhereItWas) {
    FaceFinder finder({});
    finder.find(picture_of({{150, 180}}), 0);
    const auto jumped = finder.find(picture_of({{450, 180}}), kFrame);
    ASSERT_EQ(jumped.size(), 1U);
    EXPECT_TRUE(jumped[0].contains(cv::Point(450, 180)));
}

TEST(FaceFinder, ReportsNothingWhereNothingIs) {
    FaceFinder finder({});
    for (int i = 0; i < 3; ++i) finder.find(picture_of({{150, 180}}), i * kFrame);
    for (int i = 3; i < 10; ++i)
        EXPECT_TRUE(finder.find(picture_of({}), i * kFrame).empty()) << "nothing is carried over";
}

TEST(FaceFinder, SeesAFaceComeBackAtOnceWhereItWas) {
    FaceFinder finder({});
    finder.find(picture_of({{300, 180}}), 0);
    finder.find(picture_of({}), kFrame);  // searches the whole picture
    EXPECT_EQ(finder.find(picture_of({{305, 180}}), 2 * kFrame).size(), 1U);
}

TEST(FaceFinder, TakesPicturesASecondApartOnTheirOwn) {
    FaceFinder finder({});
    finder.find(picture_of({{150, 180}}), 0);
    const cv::Mat other = picture_of({{420, 180}});
    EXPECT_EQ(finder.find(other, 1), FaceDetector().detect(other));
}

TEST(FaceFinder, StartsAfreshWithAnotherSizeOrAnEarlierTime) {
    FaceFinder finder({});
    finder.find(picture_of({}), 5);
    EXPECT_EQ(finder.find(picture_of({{300, 180}}), 1).size(), 1U);
    const cv::Mat larger(720, 1280, CV_8UC3, cv::Scalar::all(128));
    EXPECT_TRUE(finder.find(larger, 1 + kFrame).empty());
    EXPECT_EQ(finder.find(picture_of({{300, 180}}), 1 + 2 * kFrame).size(), 1U);
    EXPECT_TRUE(finder.find({}, 2).empty());
}

}  // namespace
}  // namespace mien
