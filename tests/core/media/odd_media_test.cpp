// Media as people have them, and files that name other files.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "mien/frame_source.h"
#include "mien/video_writer.h"
#include "support/clips.h"
#include "support/throws.h"

namespace mien {
namespace {

using test::error_of;
using ::testing::HasSubstr;

#define SECOND "-f lavfi -i testsrc=s=160x120:r=25:d=1 "
#define TONE "-f lavfi -i sine=d=1 "

class OddMedia : public test::WithFolder {
  protected:
    struct Reading {
        std::vector<double> times;
        std::vector<double> shifts;
        cv::Size size;
        ReadStatus status = ReadStatus::frame;
        std::string problem;
    };
    static Reading read(const std::string& file) {
        const auto source = open_media(file);
        Reading reading;
        for (Frame frame; (reading.status = source->read(frame)) == ReadStatus::frame;) {
            reading.times.push_back(frame.time_s);
            reading.shifts.push_back(frame.clock_shift_s);
            reading.size = frame.picture.size();
        }
        reading.problem = source->problem();
        return reading;
    }
    std::string refusal(const std::string& name, const std::string& bytes) const {
        const std::string file = write(name, bytes);
        return error_of([&] { open_media(file); });
    }
};

TEST_F(OddMedia, RawRecordingsAreRead) {
    const std::pair<const char*, const char*> kinds[] = {
        {"a.mjpeg", "-c:v mjpeg"},
        {"a.dv", "-vf scale=720:576 -pix_fmt yuv420p -target pal-dv"},
        {"a.y4m", "-pix_fmt yuv420p"},
        {"a.apng", "-plays 0"},
        {"a.ogm", "-c:v libtheora -f ogg"}};
    for (const auto& [name, options] : kinds) {
        const std::string file = ffmpeg(std::string(SECOND) + options, name);
        EXPECT_TRUE(is_video_name(file)) << name;
        const Reading whole = read(file);
        EXPECT_EQ(whole.times.size(), 25u) << name;
        EXPECT_EQ(whole.status, ReadStatus::end) << name << whole.problem;
        EXPECT_EQ(whole.problem, "") << name;
    }
    for (const char* name : {"a.mjpeg", "a.y4m"}) {
        const std::string file = cut(path(name), 0.7, std::string("cut-") + name);
        EXPECT_EQ(read(file).status, ReadStatus::truncated) << name;
    }
}

TEST_F(OddMedia, AClockThatGoesBackGoesOn) {
    const std::string one = read_bytes(ffmpeg(SECOND "-c:v mpeg2video -f mpegts", "one.ts"));
    const std::string later =
        read_bytes(ffmpeg(SECOND "-c:v mpeg2video -output_ts_offset 0.5 -f mpegts", "later.ts"));
    for (const std::string& first : {later, one}) {  // back by half a second, by a whole
        const Reading reading = read(write("both.ts", first + one));
        ASSERT_EQ(reading.times.size(), 50u);
        for (std::size_t i = 1; i < 50; ++i) {
            EXPECT_NEAR(reading.times[i] - reading.times[i - 1], 0.04, 0.001) << i;
        }
        EXPECT_EQ(reading.shifts.front(), 0);
        EXPECT_GT(reading.shifts.back(), 0.9);
    }
}

TEST_F(OddMedia, AStartCommonToAllStreamsIsToldALatePictureIsNot) {
    const auto start = [&](const std::string& arguments, const std::string& name) {
        return open_media(ffmpeg(arguments, name))->info().start_s;
    };
    EXPECT_NEAR(start("-itsoffset 2 " SECOND TONE "-c:v libx264 -pix_fmt yuv420p", "late.mkv"), 0,
                0.05);
    EXPECT_NEAR(
        start(SECOND TONE "-c:v libx264 -pix_fmt yuv420p -output_ts_offset 2.5", "common.mkv"), 2.5,
        0.05);
}

TEST_F(OddMedia, PixelsThatAreNotSquareAreMadeSo) {
    EXPECT_EQ(read(ffmpeg(SECOND "-vf setsar=4/3 -c:v libx264 -pix_fmt yuv420p", "wide.mkv")).size,
              cv::Size(213, 120));
    EXPECT_EQ(read(ffmpeg(SECOND "-vf setsar=1/2 -c:v libx264 -pix_fmt yuv420p", "high.mp4")).size,
              cv::Size(160, 240));
    EXPECT_EQ(read(ffmpeg(SECOND "-c:v libx264 -pix_fmt yuv420p", "plain.mp4")).size,
              cv::Size(160, 120));
}

TEST_F(OddMedia, APosterBeforeTheVideoIsNotTheVideo) {
    ffmpeg(SECOND "-c:v libx264 -pix_fmt yuv420p", "film.mp4");
    ffmpeg("-f lavfi -i color=red:s=64x64:r=25 -frames:v 1 -c:v libx264 -pix_fmt yuv420p",
           "poster.mp4");
    ffmpeg("-i poster.mp4 -frames:v 1", "poster.jpg");
    for (const char* poster : {"poster.mp4", "poster.jpg"}) {
        for (const char* name : {"with.mp4", "with.mkv"}) {
            const std::string file =
                ffmpeg("-i " + std::string(poster) +
                           " -i film.mp4 -map 0 -map 1 -c copy -disposition:v:0 default "
                           "-disposition:v:1 0",
                       name);
            EXPECT_EQ(read(file).times.size(), 25u) << poster << name;
        }
    }
}

TEST_F(OddMedia, NothingThatNamesOtherFilesIsOpened) {
    ffmpeg(SECOND "-c:v libx264 -pix_fmt yuv420p", "other.mp4");
    ffmpeg(SECOND "-c:v libx264 -pix_fmt yuv420p -f mpegts", "other.ts");
    const std::string playlist = "playlist";
    for (const char* text :
         {"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nother.ts\n#EXT-X-ENDLIST\n",
          "ffconcat version 1.0\nfile other.mp4\n", "file 'other.mp4'\n",
          "<?xml version=\"1.0\"?><MPD><BaseURL>other.mp4</BaseURL></MPD>",
          "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=video 5004 RTP/AVP 96\n",
          "[playlist]\nFile1=other.mp4\n", "<smil><video src=\"other.mp4\"/></smil>",
          "\xEF\xBB\xBF#EXTM3U\nother.ts\n"}) {
        for (const char* name : {"list.mp4", "list.mkv", "list.ts", "list"}) {
            EXPECT_THAT(refusal(name, text), HasSubstr(playlist)) << text;
        }
    }
    for (const char* name : {"list.m3u8", "list.mpd"}) {
        EXPECT_THAT(refusal(name, "\n\n#EXTM3U\nother.ts\n"), HasSubstr(playlist)) << name;
    }
    // A movie whose track lies elsewhere: its reference gets a name, and all boxes around it grow.
    std::string movie = read_bytes(path("other.mp4"));
    const std::string name("other.mp4\0", 10);
    std::size_t box = movie.rfind("dref");
    ASSERT_NE(box, std::string::npos);
    box = movie.find("url ", box);
    movie[box + 7] = 0;  // no longer "in this file"
    movie.insert(box + 8, name);
    for (const char* type : {"url ", "dref", "dinf", "minf", "mdia", "trak", "moov"}) {
        box = movie.rfind(type, box);
        ASSERT_NE(box, std::string::npos) << type;
        const auto low = static_cast<unsigned char>(movie[box - 1]) + name.size();
        movie[box - 1] = static_cast<char>(low);
        movie[box - 2] = static_cast<char>(movie[box - 2] + static_cast<char>(low >> 8));
    }
    EXPECT_THAT(refusal("refers.mp4", movie), HasSubstr("other files"));
}

TEST_F(OddMedia, PipesAndDevicesAreRefusedAtOnce) {
    ASSERT_EQ(mkfifo(path("clip.mp4").c_str(), 0600), 0);
    EXPECT_THAT(error_of([&] { open_media(path("clip.mp4")); }), HasSubstr("pipe"));
    EXPECT_THAT(error_of([] { open_media("/dev/zero"); }), HasSubstr("device"));
    EXPECT_THAT(refusal("a.heic", std::string("\0\0\0\x18"
                                              "ftypheic\0\0\0\0mif1heic",
                                              24)),
                HasSubstr("save it as JPEG"));
}

TEST_F(OddMedia, SoundGoesIntoTheContainerThatPlaysIt) {
    const auto container = [&](const std::string& codec, const std::string& name) {
        return container_for_sound(ffmpeg(TONE + codec, name));
    };
    EXPECT_EQ(container("-c:a aac", "a.mp4"), ".mp4");
    EXPECT_EQ(container("-c:a mp3", "b.mkv"), ".mp4");
    EXPECT_EQ(container("-c:a pcm_s16le", "c.mkv"), ".mkv");
    EXPECT_EQ(container("-ar 44100 -c:a adpcm_swf", "e.flv"), "");
    EXPECT_EQ(container_for_sound(ffmpeg(SECOND "-c:v libx264 -pix_fmt yuv420p", "f.mp4")), ".mp4");
}

TEST_F(OddMedia, WhatIsWrittenBeginsAtZeroWhereItsTimesDoNot) {
    const std::string file = path("early.mp4");
    {
        VideoWriter writer(file, {64, 48}, 25);
        for (int i = 0; i < 20; ++i) {
            writer.write(cv::Mat(48, 64, CV_8UC3, cv::Scalar::all(10 * i)), -0.4 + 0.04 * i);
        }
        writer.finish();
    }
    const std::vector<double> times = test::probe_times(file);
    ASSERT_EQ(times.size(), 20u);
    EXPECT_NEAR(times.front(), 0, 1e-3);
    EXPECT_NEAR(times.back(), 0.76, 1e-3);
}

TEST_F(OddMedia, SoundFollowsAClockThatBeganAnew) {
    const std::string one =
        read_bytes(ffmpeg(SECOND TONE "-c:v mpeg2video -c:a mp2 -f mpegts", "one.ts"));
    const std::string both = write("both.ts", one + one);
    const std::string file = path("out.mp4");
    {
        VideoWriter writer(file, {160, 120}, 25, VideoUse::file, both);
        const auto source = open_media(both);
        for (Frame frame; source->read(frame) == ReadStatus::frame;) {
            writer.write(frame.picture, frame.time_s, frame.clock_shift_s);
        }
        writer.finish();
        EXPECT_EQ(writer.sound_problem(), "");
    }
    EXPECT_EQ(test::probe_times(file).size(), 50u);
    const auto sound = test::lines_of(
        "ffprobe -v quiet -show_packets -select_streams a:0 -of csv=p=0 -show_entries "
        "packet=pts_time '" +
        file + "'");
    ASSERT_GT(sound.size(), 70u);  // of 2 * 38
    EXPECT_GT(std::stod(sound.back()) - std::stod(sound.front()), 1.9);
}

}  // namespace
}  // namespace mien
