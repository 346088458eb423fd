#include "serve/samples.h"

#include <gtest/gtest.h>

#include <opencv2/imgcodecs.hpp>

#include "mien/error.h"
#include "mien/picture_file.h"
#include "support/temporary_folder.h"

namespace mien::serve {
namespace {

namespace fs = std::filesystem;

class SamplesTest : public ::testing::Test {
  protected:
    void add(const std::string& name, int width = 640) {
        const fs::path file = folder_ / name;
        fs::create_directories(file.parent_path());
        cv::imwrite(file.string(), cv::Mat(width, width, CV_8UC3, cv::Scalar(9, 99, 199)));
    }
    test::TemporaryFolder folder_;
};

TEST_F(SamplesTest, AreFoundByAnyNameOfTheirClass) {
    add("Happiness/b.png");
    add("Happiness/a.jpg", 100);
    add("sad/1.png");
    test::write_text(folder_ / "sad" / "notes.txt", "no picture");
    fs::create_directories(folder_ / "empty");
    const Samples samples(folder_.path());
    EXPECT_EQ(samples.counts(), (std::map<std::string, std::size_t>{{"happy", 2}, {"sad", 1}}));
    EXPECT_EQ(decode_picture(samples.jpeg("happy", 0)).cols, 100) << "a.jpg, as it is";
    EXPECT_EQ(decode_picture(samples.jpeg("happy", 1)).cols, 320) << "b.png, made smaller";
}

TEST_F(SamplesTest, OthersAreOutOfReach) {
    add("happy/a.png");
    add("secret.png");
    const Samples samples(folder_.path());
    EXPECT_EQ(samples.jpeg("happy", 1), "");
    for (const char* key : {"..", ".", "", "happy/..", "sad"}) {
        EXPECT_EQ(samples.jpeg(key, 0), "") << key;
    }
}

TEST_F(SamplesTest, WhatIsNoPictureIsToldSo) {
    fs::create_directories(folder_ / "happy");
    test::write_text(folder_ / "happy" / "a.png", "no picture");
    const Samples samples(folder_.path());
    EXPECT_THROW(samples.jpeg("happy", 0), Error);
}

TEST_F(SamplesTest, AFolderWithoutAnyIsRefused) {
    EXPECT_THROW(Samples(folder_.path()), Error);
    EXPECT_THROW(Samples(folder_ / "missing"), Error);
    EXPECT_TRUE(Samples({}).counts().empty()) << "none were asked for";
}

}  // namespace
}  // namespace mien::serve
