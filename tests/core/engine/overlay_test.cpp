#include "mien/overlay.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace mien {
namespace {

const std::vector<std::string> kSevenClasses = {"angry", "disgust",  "fear",   "happy",
                                                "sad",   "surprise", "neutral"};

FaceResult face_at(const cv::Rect& box, int expression = 3, float confidence = 0.87F) {
    FaceResult face;
    face.box = box;
    face.track = 1;
    face.scores.assign(kSevenClasses.size(), (1 - confidence) / 6);
    face.scores[static_cast<std::size_t>(expression)] = confidence;
    face.expression = expression;
    face.confidence = confidence;
    return face;
}

// The picture with the overlay, drawn inside a larger one whose rest must stay as it was.
cv::Mat drawn(cv::Size size, const std::vector<FaceResult>& faces, const OverlayStyle& style = {},
              const std::vector<std::string>& classes = kSevenClasses) {
    constexpr int kAround = 200;
    const cv::Scalar paper(90, 140, 60);
    cv::Mat large(size.height + 2 * kAround, size.width + 2 * kAround, CV_8UC3, paper);
    const cv::Rect middle({kAround, kAround}, size);
    cv::Mat part = large(middle);
    FrameResult result;
    result.faces = faces;
    draw_overlay(part, result, classes, style);
    EXPECT_EQ(part.size(), size);
    cv::Mat picture = part.clone();
    part.setTo(paper);
    EXPECT_EQ(cv::norm(large, cv::Mat(large.size(), CV_8UC3, paper), cv::NORM_INF), 0)
        << "drew outside the picture";
    return picture;
}

// Where the overlay changed the picture.
cv::Mat touched(const cv::Mat& picture) {
    cv::Mat mask;
    cv::inRange(picture, cv::Scalar(90, 140, 60), cv::Scalar(90, 140, 60), mask);
    return ~mask;
}

int count(const cv::Mat& picture, const cv::Rect& area) {
    return cv::countNonZero(touched(picture)(area));
}

bool same(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_INF) == 0;
}

constexpr OverlayStyle kBoxOnly = {true, false, false, 0.4};
constexpr OverlayStyle kLabelOnly = {false, true, false, 0.4};
constexpr OverlayStyle kBarsOnly = {false, false, true, 0.4};

TEST(Overlay, DrawsNothingWithoutFacesOrWithEverythingOff) {
    EXPECT_EQ(cv::countNonZero(touched(drawn({320, 240}, {}))), 0);
    EXPECT_EQ(cv::countNonZero(touched(
                  drawn({320, 240}, {face_at({50, 50, 80, 80})}, {false, false, false, 0.4}))),
              0);
}

TEST(Overlay, OutlinesTheFaceAndLeavesItFree) {
    const cv::Rect box(200, 150, 160, 160);
    const cv::Mat picture = drawn({640, 480}, {face_at(box)}, kBoxOnly);
    EXPECT_EQ(count(picture, {box.x + 8, box.y + 8, box.width - 16, box.height - 16}), 0);
    EXPECT_GT(count(picture, {box.x - 3, box.y - 3, box.width + 6, 6}), 300);
    EXPECT_EQ(count(picture, {0, 0, 640, 140}), 0);
}

TEST(Overlay, GivesEachExpressionAColourOfItsOwn) {
    std::vector<cv::Vec3b> colours;
    for (int i = 0; i < 7; ++i) {
        const cv::Mat picture = drawn({640, 480}, {face_at({200, 150, 160, 160}, i)}, kBoxOnly);
        const auto& colour = picture.at<cv::Vec3b>(230, 200);
        for (const auto& other : colours) EXPECT_NE(colour, other) << i;
        colours.push_back(colour);
    }
}

TEST(Overlay, ShowsAnExpressionAlikeWhateverTheCheckpoint) {
    const std::vector<std::string> fer_plus = {"neutral", "happiness", "surprise", "sadness",
                                               "anger",   "disgust",   "fear",     "contempt"};
    const std::vector<std::string> five = {"angry", "happy", "sad", "surprise", "neutral"};
    const cv::Rect box(200, 150, 160, 160);
    // The box and the word: beside it, the card is as wide as the longest of the words.
    const cv::Rect seen(0, 0, 430, 480);
    const auto mien = [&](int expression) {
        return drawn({640, 480}, {face_at(box, expression)}, {true, true, false, 0.4})(seen);
    };
    const auto other = [&](const std::vector<std::string>& classes, int expression) {
        FaceResult face = face_at(box, 0);
        face.expression = expression;
        return drawn({640, 480}, {face}, {true, true, false, 0.4}, classes)(seen);
    };
    EXPECT_TRUE(same(mien(6), other(fer_plus, 0))) << "neutral";
    EXPECT_TRUE(same(mien(0), other(fer_plus, 4))) << "angry";
    EXPECT_TRUE(same(mien(3), other(five, 1))) << "happy";
    EXPECT_FALSE(same(mien(3), mien(4)));
}

TEST(Overlay, OrdersTheBarsAlikeWhateverTheCheckpoint) {
    const FaceResult face = face_at({200, 150, 160, 160});
    FaceResult turned = face;
    std::reverse(turned.scores.begin(), turned.scores.end());
    turned.expression = 6 - face.expression;
    const std::vector<std::string> classes(kSevenClasses.rbegin(), kSevenClasses.rend());
    EXPECT_TRUE(same(drawn({640, 480}, {face}), drawn({640, 480}, {turned}, {}, classes)));
}

TEST(Overlay, PutsTheLabelBesideTheFace) {
    const cv::Mat picture = drawn({640, 480}, {face_at({200, 150, 160, 160})}, kLabelOnly);
    EXPECT_GT(count(picture, {360, 150, 280, 30}), 500);
    EXPECT_EQ(count(picture, {0, 0, 360, 480}), 0);
}

TEST(Overlay, PutsTheBarsRightOfTheFaceElseLeft) {
    const cv::Mat right = drawn({640, 480}, {face_at({200, 150, 160, 160})}, kBarsOnly);
    EXPECT_EQ(count(right, {0, 0, 360, 480}), 0);
    EXPECT_GT(count(right, {360, 150, 280, 160}), 3000);
    const cv::Mat left = drawn({640, 480}, {face_at({470, 150, 160, 160})}, kBarsOnly);
    EXPECT_EQ(count(left, {470, 0, 170, 480}), 0);
    EXPECT_GT(count(left, {250, 150, 220, 160}), 3000);
}

TEST(Overlay, MarksAnUncertainExpression) {
    const auto face = face_at({200, 150, 160, 160}, 3, 0.35F);
    OverlayStyle lenient = kLabelOnly;
    lenient.uncertain_below = 0.3;
    EXPECT_FALSE(same(drawn({640, 480}, {face}, kLabelOnly), drawn({640, 480}, {face}, lenient)));
    const auto sure = face_at({200, 150, 160, 160}, 3, 0.45F);
    EXPECT_TRUE(same(drawn({640, 480}, {sure}, kLabelOnly), drawn({640, 480}, {sure}, lenient)));
}

TEST(Overlay, KeepsPanelsOfSeveralFacesApart) {
    const cv::Size size(1280, 720);
    std::vector<FaceResult> faces;
    for (int i = 0; i < 4; ++i) {
        faces.push_back(face_at({130 + 270 * i, 260 + 30 * (i % 2), 150, 150}, i + 1));
        faces.back().track = i + 1;
    }
    // What touches nothing else adds up: together they change as many pixels as one by one.
    for (const OverlayStyle& style : {kLabelOnly, kBarsOnly}) {
        const cv::Mat together = drawn(size, faces, style);
        for (const auto& face : faces) EXPECT_EQ(count(together, face.box), 0);
        int alone = 0;
        for (const auto& face : faces)
            alone += cv::countNonZero(touched(drawn(size, {face}, style)));
        EXPECT_NEAR(cv::countNonZero(touched(together)), alone, alone / 200.0);
    }
}

TEST(Overlay, InACrowdNoCardLiesOnAFace) {
    std::vector<FaceResult> faces;
    for (int i = 0; i < 14; ++i) {
        faces.push_back(face_at({60 + 85 * i, 420 + 90 * (i % 2), 80, 80}, i % 7));
        faces.back().track = i + 1;
        faces.back().roll = i % 3 == 0 ? 12.F : 0.F;
    }
    const cv::Mat picture = drawn({1280, 720}, faces, {false, true, true, 0.4});
    for (const FaceResult& face : faces) {  // a line from a card may reach its border
        const cv::Rect inner = face.box + cv::Point(2, 2) - cv::Size(4, 4);
        EXPECT_EQ(count(picture, inner), 0) << face.track;
    }
}

TEST(Overlay, WhereThereIsLittleRoomTheWordStays) {
    const cv::Rect box(110, 5, 170, 170);
    const cv::Mat picture = drawn({390, 180}, {face_at(box)}, {false, true, true, 0.4});
    EXPECT_EQ(count(picture, box), 0);
    EXPECT_GT(cv::countNonZero(touched(picture)), 500);
}

TEST(Overlay, ShowsSmallFacesDashedAndWithoutACard) {
    auto small = face_at({200, 150, 40, 40});
    small.status = FaceStatus::too_small;
    small.scores.clear();
    small.expression = -1;
    EXPECT_EQ(cv::countNonZero(touched(drawn({640, 480}, {small}, {false, true, true, 0.4}))), 0);
    const cv::Mat box = drawn({640, 480}, {small}, kBoxOnly);
    EXPECT_GT(count(box, {200, 150, 40, 1}), 0);
    EXPECT_EQ(count(box, {203, 153, 34, 34}), 0);
}

TEST(Overlay, ScalesWithThePicture) {
    const int small =
        cv::countNonZero(touched(drawn({640, 480}, {face_at({200, 150, 160, 160})}, kLabelOnly)));
    const int large =
        cv::countNonZero(touched(drawn({2560, 1920}, {face_at({800, 600, 640, 640})}, kLabelOnly)));
    EXPECT_GT(large, 8 * small);
}

TEST(Overlay, SurvivesTinyPicturesAndOddFaces) {
    for (const cv::Size size : {cv::Size(64, 64), {1, 1}, {3, 200}, {200, 3}, {160, 120}}) {
        drawn(size, {face_at({0, 0, size.width, size.height})});
        drawn(size, {face_at({-20, -10, 300, 300}), face_at({size.width - 1, 0, 50, 50}),
                     face_at({5, 5, 0, 0}), face_at({2, 2, 1, 1})});
    }
    auto odd = face_at({200, 150, 160, 160});
    odd.expression = 12;
    drawn({640, 480}, {odd});
    drawn({640, 480}, {odd}, {}, {});
    odd.scores.assign(7, 3.F);
    drawn({640, 480}, {odd});
}

TEST(Overlay, ReplacesCharactersThatTheFontLacks) {
    const auto face = face_at({200, 150, 160, 160}, 0);
    const cv::Mat foreign = drawn({640, 480}, {face}, kLabelOnly, {"fr\xC3\xB6hlich"});
    const cv::Mat replaced = drawn({640, 480}, {face}, kLabelOnly, {"fr?hlich"});
    EXPECT_TRUE(same(touched(foreign), touched(replaced))) << "but for the colours, which differ";
}

TEST(Overlay, ABoxIsTurnedAsTheHeadIs) {
    FaceResult face = face_at({100, 100, 100, 100});
    face.roll = 45;
    const cv::Mat picture = drawn({300, 300}, {face}, {true, false, false, 0.4});
    const auto at = [&](int x, int y) { return count(picture, {x - 3, y - 3, 7, 7}) > 0; };
    EXPECT_TRUE(at(185, 115)) << "the middle of its upper edge, which points up and to the right";
    EXPECT_TRUE(at(115, 185));
    EXPECT_FALSE(at(150, 100)) << "the upper edge of the box that is not turned";
    EXPECT_FALSE(at(105, 105));
}

}  // namespace
}  // namespace mien
