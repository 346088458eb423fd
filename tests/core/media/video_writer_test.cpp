#include "mien/video_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "mien/error.h"
#include "mien/frame_source.h"
#include "support/clips.h"
#include "support/failing_call.h"
#include "support/throws.h"

namespace mien {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// A disc that moves from left to right.
cv::Mat picture(cv::Size size, int i) {
    cv::Mat result(size, CV_8UC3, cv::Scalar(40, 90, 160));
    cv::circle(result, {i * 4 % size.width, size.height / 2}, size.height / 4,
               cv::Scalar(200, 60, 30), cv::FILLED);
    return result;
}

class Writing : public test::WithFolder {
  protected:
    void write_video(const std::string& file, cv::Size size, const std::vector<double>& times) {
        VideoWriter writer(file, size, 25);
        int i = 0;
        for (const double time : times) writer.write(picture(size, i++), time);
        EXPECT_TRUE(std::filesystem::exists(file + ".part"));
        EXPECT_FALSE(std::filesystem::exists(file));
        writer.finish();
        EXPECT_FALSE(std::filesystem::exists(file + ".part"));
        EXPECT_TRUE(std::filesystem::exists(file));
    }
};

TEST_F(Writing, EveryPictureKeepsItsTime) {
    std::vector<double> uneven(40);
    for (int i = 0; i < 40; ++i) uneven[i] = 2.5 + 0.033 * i + (i > 20 ? 0.4 : 0);
    std::vector<double> even(60);
    for (int i = 0; i < 60; ++i) even[i] = i * 1001.0 / 30000;
    for (const char* name : {"a.mp4", "a.mkv"}) {
        for (const auto& times : {uneven, even}) {
            const std::string file = path(name);
            std::filesystem::remove(file);
            write_video(file, {160, 120}, times);
            const std::vector<double> written = test::probe_times(file);
            ASSERT_EQ(written.size(), times.size()) << name;
            const double precision = std::string(name) == "a.mp4" ? 1e-5 : 0.00051;
            for (std::size_t i = 0; i < times.size(); ++i) {
                ASSERT_NEAR(written[i], times[i], precision) << name << " " << i;
            }
        }
    }
}

TEST_F(Writing, IsH264ThatPlaysEverywhere) {
    write_video(path("a.mp4"), {160, 120}, {0, 0.04, 0.08});
    EXPECT_THAT(test::lines_of("ffprobe -v quiet -of default=nk=1:nw=1 -show_entries "
                               "stream=codec_name,width,height,pix_fmt,avg_frame_rate,duration '" +
                               path("a.mp4") + "'"),
                ElementsAre("h264", "160", "120", "yuv420p", "25/1", "0.120000"));
    EXPECT_THAT(
        test::lines_of("ffprobe -v quiet -of default=nk=1:nw=1 -show_entries format=format_name '" +
                       path("a.mp4") + "'"),
        ElementsAre(HasSubstr("mp4")));
}

TEST_F(Writing, WhatIsReadBackLooksTheSame) {
    for (const cv::Size size : {cv::Size(161, 121), cv::Size(70, 50), cv::Size(1280, 720)}) {
        std::filesystem::remove(path("a.mkv"));
        write_video(path("a.mkv"), size, {0, 0.04, 0.08, 0.12});
        const auto source = open_media(path("a.mkv"));
        Frame frame;
        for (int i = 0; i < 4; ++i) {
            ASSERT_EQ(source->read(frame), ReadStatus::frame);
            const cv::Rect kept(0, 0, size.width / 2 * 2, size.height / 2 * 2);
            ASSERT_EQ(frame.picture.size(), kept.size());
            const double difference =
                cv::norm(frame.picture, picture(size, i)(kept), cv::NORM_L1) / (3.0 * kept.area());
            EXPECT_LT(difference, 6) << size << " " << i;
        }
        EXPECT_EQ(source->read(frame), ReadStatus::end);
    }
}

TEST_F(Writing, TheSmallestPictureIsTwoByTwo) {
    write_video(path("a.mp4"), {2, 2}, {0, 1});
    EXPECT_EQ(test::probe_times(path("a.mp4")).size(), 2u);
    EXPECT_THAT(test::error_of([&] { VideoWriter(path("b.mp4"), {1, 2}, 25); }), HasSubstr("2x2"));
}

TEST_F(Writing, TimesThatDoNotRiseAreMovedOn) {
    write_video(path("a.mp4"), {160, 120}, {1, 1, 0.5, 1.00001, 2});
    const std::vector<double> times = test::probe_times(path("a.mp4"));
    ASSERT_EQ(times.size(), 5u);
    for (std::size_t i = 1; i < times.size(); ++i) EXPECT_GT(times[i], times[i - 1]);
    EXPECT_NEAR(times[4], 2, 1e-5);
}

TEST_F(Writing, AnUnknownRateWillDo) {
    VideoWriter writer(path("a.mp4"), {160, 120}, 0);
    writer.write(picture({160, 120}, 0), 0);
    writer.finish();
    EXPECT_EQ(test::probe_times(path("a.mp4")).size(), 1u);
}

TEST_F(Writing, AVideoThatIsNotFinishedLeavesNothing) {
    const std::string old = write("a.mp4", "the one before");
    {
        VideoWriter writer(old, {160, 120}, 25);
        writer.write(picture({160, 120}, 0), 0);
    }
    EXPECT_EQ(read_bytes(old), "the one before");
    EXPECT_FALSE(std::filesystem::exists(old + ".part"));
    EXPECT_THAT(test::error_of([&] {
                    VideoWriter(old, {160, 120}, 25).finish();
                }),
                HasSubstr("no pictures"));
    write_video(path("b.mp4"), {160, 120}, {0});
    VideoWriter writer(old, {160, 120}, 25);
    writer.write(picture({160, 120}, 0), 0);
    writer.finish();
    EXPECT_EQ(test::probe_times(old).size(), 1u) << "a finished one takes the place of the old";
}

TEST_F(Writing, WhatCannotBeCreatedIsToldWithTheReason) {
    const cv::Size size(160, 120);
    EXPECT_THAT(test::error_of([&] { VideoWriter(path("a.avi"), size, 25); }),
                AllOf(StartsWith("cannot write " + path("a.avi")), HasSubstr(".mp4 or .mkv")));
    EXPECT_THAT(test::error_of([&] { VideoWriter(path("none/a.mp4"), size, 25); }),
                HasSubstr("no folder"));
    std::filesystem::create_directory(path("folder.mp4"));
    EXPECT_THAT(test::error_of([&] { VideoWriter(path("folder.mp4"), size, 25); }),
                HasSubstr("folder of that name"));
    VideoWriter writer(path("a.mp4"), size, 25);
    EXPECT_THAT(test::error_of([&] { writer.write(picture({80, 60}, 0), 0); }), HasSubstr("size"));
    EXPECT_THAT(test::error_of([&] { writer.write(picture(size, 0), std::nan("")); }),
                HasSubstr("not a number"));
}

TEST_F(Writing, AFullDiskIsTold) {
    for (const char* name : {"a.mp4", "a.mkv"}) {
        const test::FailingCall full(2, ENOSPC, true);
        EXPECT_THAT(test::error_of([&] {
                        VideoWriter writer(path(name), {160, 120}, 25);
                        for (int i = 0; i < 10; ++i) writer.write(picture({160, 120}, i), i * 0.04);
                        writer.finish();
                    }),
                    AllOf(HasSubstr(name), HasSubstr("No space left"), HasSubstr("make room")));
        EXPECT_FALSE(std::filesystem::exists(path(name)));
    }
}

TEST_F(Writing, ALinkIsNotFollowed) {
    write("precious.txt", "as it was");
    std::filesystem::create_symlink(path("precious.txt"), path("a.mp4.part"));
    write_video(path("a.mp4"), {160, 120}, {0, 0.04});
    EXPECT_EQ(read_bytes(path("precious.txt")), "as it was");
    EXPECT_FALSE(std::filesystem::is_symlink(path("a.mp4")));
}

}  // namespace
}  // namespace mien
