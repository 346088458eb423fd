#include "core/faces/haar_cascade.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <opencv2/objdetect.hpp>
#include <set>
#include <string>

#include "mien/error.h"
#include "mien/paths.h"
#include "support/drawn_face.h"

namespace mien {
namespace {

// Two faces and texture, so that many windows come far without being a face.
cv::Mat busy_picture() {
    cv::Mat coarse(40, 60, CV_8UC1), picture;
    cv::RNG(5).fill(coarse, cv::RNG::UNIFORM, 60, 200);
    cv::resize(coarse, picture, {600, 400}, 0, 0, cv::INTER_CUBIC);
    for (const cv::Point centre : {cv::Point(150, 200), {430, 190}}) {
        draw_face(picture, centre, centre.x == 150 ? 150 : 90);
    }
    return picture;
}

using Places = std::set<std::pair<int, int>>;

Places scan(const HaarCascade& cascade, const cv::Mat& level, int step,
            const cv::Rect& corners = {0, 0, 10000, 10000}) {
    std::vector<cv::Point> found;
    cascade.scan(level, corners, step, found);
    Places places;
    for (const auto& place : found) places.emplace(place.x, place.y);
    EXPECT_EQ(places.size(), found.size()) << "a window was found twice";
    return places;
}

cv::Mat shrunk(const cv::Mat& picture, double factor) {
    cv::Mat level;
    cv::resize(picture, level, {cvRound(picture.cols / factor), cvRound(picture.rows / factor)}, 0,
               0, cv::INTER_LINEAR_EXACT);
    return level;
}

class HaarCascadeOf : public ::testing::TestWithParam<const char*> {};

// OpenCV leaves out some windows beside ones that fail at once; all others must agree.
TEST_P(HaarCascadeOf, AgreesWithOpenCv) {
    const auto file = find_cascade(GetParam());
    const HaarCascade cascade(file);
    cv::CascadeClassifier reference(file.string());
    const cv::Mat picture = busy_picture();
    int theirs = 0, ours = 0;
    for (const double factor : {1.0, 1.9, 2.2, 3.1, 4.4, 6.0}) {
        const cv::Mat level = shrunk(picture, factor);
        std::vector<cv::Rect> boxes;
        reference.detectMultiScale(level, boxes, 1.5, 0, 0, cascade.window(), cascade.window());
        const Places places = scan(cascade, level, 2);
        for (const auto& box : boxes) {
            EXPECT_TRUE(places.contains({box.x, box.y})) << box << " at " << factor;
        }
        theirs += static_cast<int>(boxes.size());
        ours += static_cast<int>(places.size());
    }
    EXPECT_GT(theirs, 0);
    EXPECT_LE(ours, theirs + theirs / 5);
}

INSTANTIATE_TEST_SUITE_P(Files, HaarCascadeOf,
                         ::testing::Values("frontalface_default", "frontalface_alt"));

TEST(HaarCascade, FindsTheSameWhereverTheTilesLie) {
    const HaarCascade cascade(find_cascade("frontalface_default"));
    const cv::Mat level = cv::repeat(shrunk(busy_picture(), 5), 4, 4);  // several tiles
    for (const int step : {1, 2}) {
        const Places whole = scan(cascade, level, step);
        ASSERT_FALSE(whole.empty());
        const cv::Rect part(37, 51, 301, 200);
        Places expected;
        for (const auto& [x, y] : whole)
            if (part.contains({x, y})) expected.emplace(x, y);
        EXPECT_EQ(scan(cascade, level, step, part), expected);
    }
}

TEST(HaarCascade, SecondStepsAreAPartOfAll) {
    const HaarCascade cascade(find_cascade("frontalface_default"));
    const cv::Mat level = shrunk(busy_picture(), 3);
    Places expected;
    for (const auto& [x, y] : scan(cascade, level, 1))
        if (x % 2 == 0 && y % 2 == 0) expected.emplace(x, y);
    EXPECT_EQ(scan(cascade, level, 2), expected);
}

TEST(HaarCascade, TakesSmallAndFlatPicturesAndPlacesOutside) {
    const HaarCascade cascade(find_cascade("frontalface_default"));
    for (const cv::Size size : {cv::Size(0, 0), {1, 1}, {24, 24}, {23, 300}, {300, 300}})
        for (const int step : {1, 2})
            EXPECT_TRUE(scan(cascade, cv::Mat(size, CV_8UC1, cv::Scalar(90)), step).empty());
    const cv::Mat level = shrunk(busy_picture(), 3);
    EXPECT_TRUE(scan(cascade, level, 1, {-500, -500, 100, 100}).empty());
    EXPECT_EQ(scan(cascade, level, 1, {-50, -50, 5000, 5000}), scan(cascade, level, 1));
}

TEST(HaarCascade, RefusesOtherFiles) {
    const auto file = std::filesystem::temp_directory_path() / "mien-haar-cascade.xml";
    const auto stump = [](const std::string& rectangles, const std::string& nodes) {
        return "<?xml version=\"1.0\"?><opencv_storage><cascade><stageType>BOOST</stageType>"
               "<featureType>HAAR</featureType><height>24</height><width>24</width><stages><_>"
               "<stageThreshold>0.</stageThreshold><weakClassifiers><_><internalNodes>" +
               nodes +
               "</internalNodes><leafValues>1. -1.</leafValues></_></weakClassifiers></_></stages>"
               "<features><_><rects>" +
               rectangles + "</rects></_></features></cascade></opencv_storage>";
    };
    const std::string good = "<_>0 0 12 24 -1.</_><_>0 0 6 24 2.</_>";
    const auto loads = [&](const std::string& text) {
        std::ofstream(file) << text;
        try {
            const HaarCascade cascade(file);
        } catch (const Error&) {
            return false;
        }
        return true;
    };
    EXPECT_TRUE(loads(stump(good, "0 -1 0 0.1")));
    EXPECT_FALSE(loads(stump(good, "0 -1 1 0.1"))) << "no such feature";
    EXPECT_FALSE(loads(stump(good, "0 1 0 0.1 -1 -2 0 0.3"))) << "a tree";
    EXPECT_FALSE(loads(stump("<_>0 0 25 24 -1.</_><_>0 0 6 24 2.</_>", "0 -1 0 0.1")));
    EXPECT_FALSE(loads(stump("<_>2000000000 0 12 24 -1.</_><_>0 0 6 24 2.</_>", "0 -1 0 0.1")));
    EXPECT_FALSE(loads(stump("<_>0 0 12 24 -1.5</_><_>0 0 6 24 2.</_>", "0 -1 0 0.1")));
    EXPECT_FALSE(loads("not XML"));
    EXPECT_FALSE(loads(""));
    EXPECT_THROW(HaarCascade("/no/such/file.xml"), Error);
    EXPECT_THROW(HaarCascade(find_cascade("frontalface_alt2")), Error) << "trees";
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace mien
