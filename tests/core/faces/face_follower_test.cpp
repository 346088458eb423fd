#include "core/faces/face_follower.h"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/faces/same_face.h"
#include "mien/error.h"
#include "support/drawn_face.h"
#include "support/fake_face_model.h"

namespace mien {
namespace {

constexpr double kFrame_s = 1.0 / 30;
constexpr int kHead = 130;  // of the drawn faces, pixels

struct Drawn {
    cv::Point centre;
    double roll = 0;  // degrees clockwise
};

cv::Mat view_of(const std::vector<Drawn>& faces) {
    cv::Mat picture(360, 640, CV_8UC1, cv::Scalar(128));
    for (const Drawn& face : faces) {
        cv::Mat layer(picture.size(), CV_8UC1, cv::Scalar(128)), turned;
        draw_face(layer, face.centre, kHead);
        // OpenCV's angles are anticlockwise.
        const cv::Mat map = cv::getRotationMatrix2D(cv::Point2f(face.centre), -face.roll, 1);
        cv::warpAffine(layer, turned, map, layer.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                       128);
        turned.copyTo(picture, turned != 128);
    }
    return picture;
}

struct FollowerRig {
    test::FakeFaceModel model;
    FaceFollower follower{{}};

    std::vector<FoundFace> show(const std::vector<Drawn>& faces, double time_s,
                                bool still = false) {
        return follower.find(view_of(faces), time_s, model, still);
    }
};

TEST(FaceFollower, RegistersEachFaceOfTheFirstFrame) {
    FollowerRig rig;
    const auto found = rig.show({{{150, 180}, 12}, {{450, 180}, -12}}, 0);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NEAR(found[0].pose.roll, 12, 6);
    EXPECT_NEAR(found[1].pose.roll, -12, 6);
    EXPECT_NEAR(found[0].pose.centre.x, 150, 12);
    EXPECT_NEAR(found[1].pose.centre.x, 450, 12);
    EXPECT_TRUE(FollowerRig().show({}, 0).empty());
}

TEST(FaceFollower, FindsTiltedFacesThatTheCascadeDoesNotTakeUpright) {
    for (const double roll : {-33.0, 33.0}) {
        FollowerRig rig;
        EXPECT_TRUE(FaceDetector().detect(view_of({{{300, 180}, roll}})).empty()) << roll;
        for (const bool still : {false, true}) {
            const auto found = rig.show({{{300, 180}, roll}}, still ? 1 : 0, still);
            ASSERT_EQ(found.size(), 1U) << roll;
            EXPECT_NEAR(found[0].pose.roll, roll, 7);
        }
    }
}

TEST(FaceFollower, FollowsAFaceThatTiltsAndMovesWithoutLosingIt) {
    FollowerRig rig;
    for (int i = 0; i < 60; ++i) {
        const double roll = 40 * std::sin(i / 10.0);
        const auto found = rig.show({{{200 + 4 * i, 180}, roll}}, i * kFrame_s);
        ASSERT_EQ(found.size(), 1U) << i;
        EXPECT_NEAR(found[0].pose.roll, roll, 12) << i;
        EXPECT_NEAR(found[0].pose.centre.x, 200 + 4 * i, 25) << i;
    }
}

TEST(FaceFollower, AFollowedFaceCostsThreeLooks) {
    FollowerRig rig;
    rig.show({{{300, 180}}}, 0);
    for (int i = 1; i < 4; ++i) rig.show({{{300, 180}}}, i * kFrame_s);
    rig.model.looked_at = 0;
    rig.show({{{300, 180}}}, 4 * kFrame_s);
    EXPECT_EQ(rig.model.looked_at, 3U) << "two steps of registration and a verification";
}

TEST(FaceFollower, ReportsNothingWhereNothingIs) {
    FollowerRig rig;
    for (int i = 0; i < 3; ++i) rig.show({{{150, 180}}}, i * kFrame_s);
    for (int i = 3; i < 10; ++i)
        EXPECT_TRUE(rig.show({}, i * kFrame_s).empty()) << "nothing is carried over";
}

TEST(FaceFollower, SeesANewcomerWithinThreeTenthsOfASecond) {
    FollowerRig rig;
    for (int i = 0; i < 3; ++i) rig.show({{{150, 180}}}, i * kFrame_s);
    std::size_t found = 0;
    int frames = 0;
    for (; found < 2 && frames < 30; ++frames)
        found = rig.show({{{150, 180}}, {{450, 180}}}, (3 + frames) * kFrame_s).size();
    EXPECT_EQ(found, 2U);
    EXPECT_LE(frames * kFrame_s, 0.3 + kFrame_s);
}

TEST(FaceFollower, SeesATiltedNewcomerInTime) {
    for (const double roll : {-35.0, 35.0}) {
        FollowerRig rig;
        for (int i = 0; i < 3; ++i) rig.show({{{150, 180}}}, i * kFrame_s);
        std::size_t found = 0;
        int frames = 0;
        for (; found < 2 && frames < 90; ++frames)
            found = rig.show({{{150, 180}}, {{450, 180}, roll}}, (3 + frames) * kFrame_s).size();
        EXPECT_LE(frames * kFrame_s, 1.5 + 2 * kFrame_s) << roll;
    }
}

TEST(FaceFollower, AfterAllWereLostFindsWhoeverIsThereWithinThreeTenths) {
    for (const double roll : {0.0, 35.0, -35.0}) {
        FollowerRig rig;
        for (int i = 0; i < 20; ++i) rig.show({{{150, 180}}}, i * kFrame_s);
        std::size_t found = 0;
        int frames = 0;
        for (; found == 0 && frames < 30; ++frames)
            found = rig.show({{{470, 180}, roll}}, (20 + frames) * kFrame_s).size();
        EXPECT_EQ(found, 1U);
        EXPECT_LE(frames * kFrame_s, roll == 0 ? 1.5 * kFrame_s : 0.3 + 2 * kFrame_s) << roll;
    }
}

TEST(FaceFollower, FindsWhoeverIsThereInTheFirstFrameOfANewShot) {
    for (const double roll : {0.0, 30.0, -30.0}) {
        FollowerRig rig;
        cv::Mat stage(360, 640, CV_8UC1, cv::Scalar(30));
        stage.rowRange(180, 360) = 220;
        for (int i = 0; i < 20; ++i)
            EXPECT_TRUE(rig.follower.find(stage, i * kFrame_s, rig.model).empty());
        EXPECT_EQ(rig.show({{{450, 180}, roll}}, 20 * kFrame_s).size(), 1U) << roll;
    }
}

TEST(FaceFollower, LooksAgainAtOnceAtWhoeverIsNearlyCertain) {
    FollowerRig rig;
    rig.model.most_certain = 0.95F;
    for (int i = 0; i < 4; ++i) EXPECT_TRUE(rig.show({{{300, 180}}}, i * kFrame_s).empty()) << i;
    rig.model.most_certain = 1;
    const auto found = rig.show({{{300, 180}}}, 4 * kFrame_s);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].pose.centre.x, 300, 12);
}

TEST(FaceFollower, TwoFollowedFacesNeverEndOnOne) {
    FollowerRig rig;
    // One stands still; the other passes behind it and comes out on the other side.
    for (int i = 0; i < 60; ++i) {
        const int x = 120 + 6 * i;
        const auto found = rig.show({{{x, 180}}, {{300, 180}}}, i * kFrame_s);
        for (std::size_t a = 0; a < found.size(); ++a)
            for (std::size_t b = a + 1; b < found.size(); ++b)
                EXPECT_FALSE(same_face(box_of(found[a].pose), box_of(found[b].pose))) << i;
        if (x < 160 || x > 500) {  // it was hidden, and is a newcomer
            EXPECT_EQ(found.size(), 2U) << i;
        }
    }
}

TEST(FaceFollower, TakesStillsOnTheirOwn) {
    FollowerRig rig;
    rig.show({{{150, 180}}}, 0, true);
    const auto second = rig.show({{{450, 180}}}, 1, true);
    ASSERT_EQ(second.size(), 1U);
    EXPECT_NEAR(second[0].pose.centre.x, 450, 12);
}

TEST(FaceFollower, GoesOnFromASavedStateAsIfNothingHadHappened) {
    const auto faces = [](int i) {
        std::vector<Drawn> drawn{{{150 + 3 * i, 180}, 2.0 * i}};
        if (i > 12) drawn.push_back({{500, 180}, -30});
        return drawn;
    };
    const auto said = [](const std::vector<FoundFace>& found) {
        std::vector<float> values;
        for (const FoundFace& face : found)
            values.insert(values.end(), {face.pose.centre.x, face.pose.centre.y, face.pose.side,
                                         face.pose.roll, face.certainty});
        return values;
    };
    FollowerRig whole;
    std::vector<std::vector<float>> expected;
    const auto show = [&](FollowerRig& rig, int i) {
        rig.model.most_certain = i < 3 ? 0.95F : 1.F;  // suspected at first
        return said(rig.show(faces(i), i * kFrame_s));
    };
    for (int i = 0; i < 25; ++i) expected.push_back(show(whole, i));
    EXPECT_TRUE(expected[2].empty());
    EXPECT_FALSE(expected[3].empty());
    for (const int cut : {1, 8, 14}) {
        FollowerRig before, after;
        for (int i = 0; i < cut; ++i) show(before, i);
        const std::string state = before.follower.save();
        after.follower.restore(state);
        for (int i = cut; i < 25; ++i)
            EXPECT_EQ(show(after, i), expected[i]) << i << ", cut " << cut;
        EXPECT_THROW(after.follower.restore(state.substr(0, state.size() / 2)), Error);
    }
}

TEST(FaceFollower, StartsAfreshWithAnotherSizeOrAnEarlierTime) {
    FollowerRig rig;
    rig.show({}, 5);
    EXPECT_EQ(rig.show({{{300, 180}, 30}}, 1).size(), 1U);
    const cv::Mat larger(720, 1280, CV_8UC1, cv::Scalar(128));
    EXPECT_TRUE(rig.follower.find(larger, 1 + kFrame_s, rig.model).empty());
    EXPECT_EQ(rig.show({{{300, 180}, -30}}, 1 + 2 * kFrame_s).size(), 1U);
    EXPECT_TRUE(rig.follower.find({}, 2, rig.model).empty());
}

}  // namespace
}  // namespace mien
