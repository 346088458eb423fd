#include "mien/face_detector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <tuple>

#include "mien/error.h"
#include "support/drawn_face.h"
#include "support/places.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

cv::Mat room(cv::Size size = {640, 360}) {
    return {size, CV_8UC3, cv::Scalar(128, 128, 128)};
}

std::string message_of(const DetectorSettings& settings) {
    try {
        const FaceDetector detector(settings);
    } catch (const Error& error) {
        return error.what();
    }
    return "constructed";
}

TEST(FaceDetector, FindsADrawnFaceWhereItIs) {
    cv::Mat picture = room();
    draw_face(picture, {200, 180}, 140);
    const auto faces = FaceDetector().detect(picture);
    ASSERT_EQ(faces.size(), 1U);
    const cv::Point centre = (faces[0].tl() + faces[0].br()) / 2;
    EXPECT_NEAR(centre.x, 200, 15);
    EXPECT_NEAR(centre.y, 180, 25);
    EXPECT_EQ(FaceDetector().detect(room()).size(), 0U);
}

TEST(FaceDetector, TakesNothingSmallOnAChestForAFace) {
    cv::Mat picture = room({900, 500});
    draw_face(picture, {300, 160}, 220);
    draw_face(picture, {300, 350}, 46);  // such as a print
    draw_face(picture, {560, 350}, 46);  // somebody behind
    const auto faces = FaceDetector().detect(picture);
    ASSERT_EQ(faces.size(), 2U);
    EXPECT_GT(faces[0].width, 150);
    EXPECT_GT(faces[1].x, 450);
}

TEST(FaceDetector, SortsByPlaceAndIsRepeatableWithAnyNumberOfThreads) {
    cv::Mat picture = room({900, 400});
    for (const int x : {700, 150, 420}) draw_face(picture, {x, 200}, 130 + x / 20);
    FaceDetector detector;
    const int threads = cv::getNumThreads();
    cv::setNumThreads(1);
    const auto alone = detector.detect(picture);
    cv::setNumThreads(4);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(detector.detect(picture), alone);
    cv::setNumThreads(threads);
    ASSERT_EQ(alone.size(), 3U);
    EXPECT_TRUE(std::is_sorted(alone.begin(), alone.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.x, a.y, a.width) < std::tuple(b.x, b.y, b.width);
    }));
}

TEST(FaceDetector, ReadsGrayColourAndTransparentPictures) {
    cv::Mat picture = room(), gray, transparent;
    draw_face(picture, {300, 180}, 140);
    cv::cvtColor(picture, gray, cv::COLOR_BGR2GRAY);
    cv::cvtColor(picture, transparent, cv::COLOR_BGR2BGRA);
    FaceDetector detector;
    const auto faces = detector.detect(picture);
    ASSERT_EQ(faces.size(), 1U);
    EXPECT_EQ(detector.detect(gray), faces);
    EXPECT_EQ(detector.detect(transparent), faces);
}

TEST(FaceDetector, LeavesThePictureAlone) {
    cv::Mat picture = room();
    draw_face(picture, {300, 180}, 140);
    cv::cvtColor(picture, picture, cv::COLOR_BGR2GRAY);
    const cv::Mat before = picture.clone();
    FaceDetector().detect(picture);
    EXPECT_EQ(cv::norm(before, picture, cv::NORM_INF), 0);
}

TEST(FaceDetector, FindsFacesDownToTwoThirdsOfTheSmallest) {
    cv::Mat picture = room();
    draw_face(picture, {300, 180}, 100);
    const auto faces = FaceDetector().detect(picture);
    ASSERT_EQ(faces.size(), 1U);
    DetectorSettings settings;
    settings.min_face = faces[0].width * 5 / 4;  // the face is below it, but above two thirds
    EXPECT_EQ(FaceDetector(settings).detect(picture).size(), 1U);
    settings.min_face = faces[0].width * 2;
    EXPECT_EQ(FaceDetector(settings).detect(picture).size(), 0U);
}

TEST(FaceDetector, TakesAnyPictureWithoutThrowing) {
    FaceDetector detector;
    EXPECT_TRUE(detector.detect({}).empty());
    for (const int type : {CV_8UC1, CV_8UC3, CV_8UC4, CV_8UC2, CV_16UC1, CV_32FC3})
        for (const cv::Size size : {cv::Size(1, 1), {1, 500}, {500, 1}, {24, 24}, {33, 33}})
            EXPECT_TRUE(detector.detect(cv::Mat(size, type, cv::Scalar::all(0))).empty());
    EXPECT_TRUE(detector.detect(cv::Mat(40000, 60, CV_8UC1, cv::Scalar(9))).empty());
    EXPECT_TRUE(detector.detect(cv::Mat(2000, 3000, CV_8UC3, cv::Scalar::all(200))).empty());
}

TEST(FaceDetector, StaysInsideThePictureInNoise) {
    DetectorSettings lax;
    lax.strictness = 1;
    FaceDetector detector(lax);
    cv::RNG random(3);
    for (int i = 0; i < 5; ++i) {
        cv::Mat small(40, 60, CV_8UC1), picture;
        random.fill(small, cv::RNG::UNIFORM, 0, 255);
        cv::resize(small, picture, {300, 200}, 0, 0, cv::INTER_CUBIC);
        for (const auto& face : detector.detect(picture))
            EXPECT_EQ(face & cv::Rect({}, picture.size()), face);
    }
}

TEST(FaceDetector, RefusesSettingsOutOfRange) {
    const auto with = [](auto change) {
        DetectorSettings settings;
        change(settings);
        return message_of(settings);
    };
    EXPECT_THAT(with([](auto& s) { s.min_face = 19; }),
                HasSubstr("min_face must be a whole number from 20"));
    EXPECT_THAT(with([](auto& s) { s.strictness = 0; }), HasSubstr("strictness"));
    EXPECT_THAT(with([](auto& s) { s.strictness = 21; }), HasSubstr("strictness"));
    EXPECT_THAT(with([](auto& s) { s.scale_step = 1; }), HasSubstr("scale_step"));
    EXPECT_THAT(with([](auto& s) { s.scale_step = 2.1; }), HasSubstr("scale_step"));
    EXPECT_THAT(with([](auto& s) { s.scale_step = std::numeric_limits<double>::quiet_NaN(); }),
                HasSubstr("scale_step"));
    EXPECT_EQ(with([](auto& s) { s.min_face = 20, s.strictness = 20, s.scale_step = 2; }),
              "constructed");
}

TEST(FaceDetector, RefusesWhatIsNoCascade) {
    DetectorSettings settings;
    settings.cascade = "foo";
    EXPECT_THAT(message_of(settings), HasSubstr("'foo'"));
    const auto file = std::filesystem::temp_directory_path() / "mien-no-cascade.xml";
    for (const char* content : {"", "no xml", "<?xml version=\"1.0\"?><opencv_storage/>"}) {
        std::ofstream(file) << content;
        settings.cascade = file.string();
        EXPECT_THAT(message_of(settings), HasSubstr("not an OpenCV cascade")) << content;
    }
    std::filesystem::remove(file);
}

TEST(FaceDetector, ProposesTiltedFacesOnTheirOwnCanvas) {
    cv::Mat picture = room(), turned;
    draw_face(picture, {200, 180}, 140);
    // OpenCV's angles are anticlockwise.
    cv::warpAffine(picture, turned, cv::getRotationMatrix2D({200, 180}, -30, 1), picture.size(),
                   cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    FaceDetector detector;
    for (const Search how : {Search::quick, Search::thorough}) {
        const auto best = [&](double roll) {
            const auto all = detector.propose(turned, {}, roll, how);
            return all.empty() ? Proposal{}
                               : *std::max_element(all.begin(), all.end(), [](auto& a, auto& b) {
                                     return a.support < b.support;
                                 });
        };
        const Proposal found = best(30);
        EXPECT_NEAR(found.pose.centre.x, 200, 20);
        EXPECT_NEAR(found.pose.centre.y, 180, 25);
        EXPECT_EQ(found.pose.roll, 30);
        EXPECT_GT(found.support, best(-30).support);
        EXPECT_GT(found.support, best(0).support);
    }
    const Look near{{cv::Rect(130, 110, 140, 140)}, 0.3, 0, 0};
    EXPECT_FALSE(detector.propose(turned, near, 30).empty());
    EXPECT_TRUE(detector.propose(turned, {{}, 0.3, 0, 0}, 30).empty()) << "nothing to look at";
}

TEST(FaceDetector, PartsOfAProposalsSearchMakeTheWhole) {
    cv::Mat picture = room();
    draw_face(picture, {200, 180}, 140);
    FaceDetector detector;
    for (const double roll : {0.0, 30.0}) {
        int whole = 0, parts = 0;
        for (const auto& one : detector.propose(picture, {}, roll)) whole += one.support;
        for (int i = 0; i < 7; ++i)
            for (const auto& one : detector.propose(picture, {{}, 0, i / 7.0, (i + 1) / 7.0}, roll))
                parts += one.support;
        EXPECT_EQ(parts, whole) << roll;
        if (roll == 0) {
            EXPECT_GE(whole, 5);
        }
    }
}

TEST(FaceDetectorShared, FindsTheFacesOfAGroup) {
    const cv::Mat picture = cv::imread(test::shared_media() + "/multi_face.jpg");
    if (picture.empty()) GTEST_SKIP() << "the shared media are not here";
    const auto faces = FaceDetector().detect(picture);
    EXPECT_GE(faces.size(), 4U);
    EXPECT_LE(faces.size(), 5U);
    for (const cv::Point nose : {cv::Point(365, 300), {478, 262}, {576, 370}, {733, 357}})
        EXPECT_TRUE(std::any_of(faces.begin(), faces.end(), [&](const auto& face) {
            return face.contains(nose);
        })) << nose;
}

TEST(FaceDetectorShared, FindsOneFaceOnce) {
    const cv::Mat picture = cv::imread(test::shared_media() + "/single_face.jpg");
    if (picture.empty()) GTEST_SKIP() << "the shared media are not here";
    EXPECT_EQ(FaceDetector().detect(picture).size(), 1U);
}

}  // namespace
}  // namespace mien
