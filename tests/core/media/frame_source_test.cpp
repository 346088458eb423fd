#include "mien/frame_source.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <set>
#include <thread>

#include "mien/error.h"
#include "support/clips.h"
#include "support/patience.h"
#include "support/places.h"
#include "support/throws.h"

namespace mien {
namespace {

using namespace std::chrono_literals;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
using Clock = std::chrono::steady_clock;

struct Reading {
    std::vector<double> times;
    std::vector<cv::Size> sizes;
    ReadStatus status = ReadStatus::frame;
    std::string problem;
};

Reading read_all(FrameSource& source) {
    Reading reading;
    Frame frame;
    while ((reading.status = source.read(frame)) == ReadStatus::frame) {
        EXPECT_EQ(frame.index, static_cast<std::int64_t>(reading.times.size()));
        EXPECT_EQ(frame.picture.type(), CV_8UC3);
        EXPECT_TRUE(frame.picture.isContinuous());
        reading.times.push_back(frame.time_s);
        reading.sizes.push_back(frame.picture.size());
    }
    EXPECT_EQ(source.read(frame), reading.status) << "the last status stays";
    reading.problem = source.problem();
    return reading;
}

Reading read_file(const std::string& file) {
    return read_all(*open_media(file));
}

std::string error_of_opening(const std::string& file, double timeout_s = 10) {
    return test::error_of([&] { open_media(file, {timeout_s, {}}); });
}

void expect_times(const std::vector<double>& times, const std::vector<double>& expected) {
    ASSERT_EQ(times.size(), expected.size());
    for (std::size_t i = 0; i < times.size(); ++i) ASSERT_NEAR(times[i], expected[i], 1e-6) << i;
}

double difference(const cv::Mat& a, const cv::Mat& b) {
    EXPECT_EQ(a.size(), b.size());
    return a.size() == b.size() ? cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * 3)
                                : 255;
}

// A peer on the loopback interface that sends `bytes` to whoever connects, then does as told.
class Peer {
  public:
    enum class Then { close, reset, stay_silent };

    Peer(std::string bytes, Then then) : bytes_(std::move(bytes)), then_(then) {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* general = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, general, length) != 0 || ::listen(listener_, 1) != 0 ||
            ::getsockname(listener_, general, &length) != 0) {
            throw std::runtime_error("no loopback");
        }
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~Peer() {
        done_ = true;
        thread_.join();
        ::close(listener_);
    }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    std::string url(const std::string& scheme) const {
        return scheme + "://127.0.0.1:" + std::to_string(port_);
    }

  private:
    bool wait(int socket, short events) {
        while (!done_) {
            pollfd waiting{socket, events, 0};
            if (::poll(&waiting, 1, 20) > 0) return true;
        }
        return false;
    }

    void serve() {
        if (!wait(listener_, POLLIN)) return;
        const int connection = ::accept(listener_, nullptr, nullptr);
        for (std::size_t sent = 0; sent < bytes_.size() && wait(connection, POLLOUT);) {
            const ssize_t n = ::send(connection, bytes_.data() + sent, bytes_.size() - sent,
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
            if (n < 0) break;
            sent += static_cast<std::size_t>(n);
        }
        if (then_ == Then::stay_silent) {
            while (!done_) std::this_thread::sleep_for(10ms);
        }
        if (then_ == Then::reset) {
            std::this_thread::sleep_for(300ms);  // let it be read: a reset drops what is under way
            const linger now{1, 0};
            ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        ::close(connection);
    }

    std::string bytes_;
    Then then_;
    int listener_ = -1;
    int port_ = 0;
    std::atomic<bool> done_ = false;
    std::thread thread_;
};

TEST(Names, VideosAndPicturesAreToldByTheirEndings) {
    EXPECT_TRUE(is_video_name("a.mp4"));
    EXPECT_TRUE(is_video_name("/x/A.MKV"));
    EXPECT_TRUE(is_video_name("a.b.webm"));
    EXPECT_FALSE(is_video_name("a.jpg"));
    EXPECT_FALSE(is_video_name("mp4"));
    EXPECT_FALSE(is_video_name(""));
    EXPECT_TRUE(is_still_name("a.JPeG"));
    EXPECT_TRUE(is_still_name("a.png"));
    EXPECT_FALSE(is_still_name("a.mp4"));
    EXPECT_FALSE(is_still_name("a"));
}

TEST(Names, UrlsHaveASchemeOfTwoLetters) {
    EXPECT_TRUE(is_url("http://x"));
    EXPECT_TRUE(is_url("rtsp://user:secret@host:554/1"));
    EXPECT_TRUE(is_url("FILE:///x"));
    EXPECT_FALSE(is_url("c://x"));
    EXPECT_FALSE(is_url("://x"));
    EXPECT_FALSE(is_url("a/b://x"));
    EXPECT_FALSE(is_url("1a://x"));
    EXPECT_FALSE(is_url("clip.mp4"));
    EXPECT_FALSE(is_url(""));
}

// Every kind of clip must give the frames and times that ffprobe sees, and end well.
struct Clip {
    const char* name;
    const char* arguments;
    const char* file;
};

void PrintTo(const Clip& clip, std::ostream* out) {
    *out << clip.name;
}

class EveryClip : public test::WithFolder, public ::testing::WithParamInterface<Clip> {};

constexpr const char* two_seconds = "-f lavfi -i testsrc=s=160x120:r=25:d=2 ";
#define TWO_SECONDS "-f lavfi -i testsrc=s=160x120:r=25:d=2 "
#define SOUND "-f lavfi -i sine=d=2 "
#define H264 "-c:v libx264 -preset ultrafast -pix_fmt yuv420p "

TEST_P(EveryClip, GivesTheFramesAndTimesThatFfprobeSees) {
    const std::string file = ffmpeg(GetParam().arguments, GetParam().file);
    const auto source = open_media(file);
    EXPECT_EQ(source->info().kind, SourceKind::video);
    EXPECT_EQ(source->info().name, GetParam().file);
    EXPECT_EQ(cv::Size(source->info().width, source->info().height), cv::Size(160, 120));
    const Reading reading = read_all(*source);
    EXPECT_EQ(reading.status, ReadStatus::end);
    EXPECT_EQ(reading.problem, "");
    EXPECT_GE(reading.times.size(), 10u);
    expect_times(reading.times, test::probe_times(file));
}

// Seeks to every frame, in an order that goes to and fro, and compares with `frames`.
void expect_each_found(FrameSource& source, const std::vector<Frame>& frames) {
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const Frame& wanted = frames[i * 37 % frames.size()];  // 37: in no clip's number of frames
        ASSERT_TRUE(source.seek(wanted.time_s));
        Frame found;
        ASSERT_EQ(source.read(found), ReadStatus::frame) << wanted.time_s;
        ASSERT_NEAR(found.time_s, wanted.time_s, 1e-9);
        ASSERT_EQ(difference(found.picture, wanted.picture), 0) << wanted.time_s;
    }
}

std::vector<Frame> all_frames(FrameSource& source) {
    std::vector<Frame> frames;
    for (Frame frame; source.read(frame) == ReadStatus::frame;) frames.push_back(frame);
    return frames;
}

TEST_P(EveryClip, SeeksToTheVeryFrame) {
    const std::string file = ffmpeg(GetParam().arguments, GetParam().file);
    const auto source = open_media(file);
    const std::vector<Frame> frames = all_frames(*source);  // and after the end, it goes back
    ASSERT_GE(frames.size(), 10u);
    expect_each_found(*open_media(file), frames);
    expect_each_found(*source, frames);

    // Reading goes on from there, to the end.
    ASSERT_TRUE(source->seek(frames[frames.size() - 3].time_s));
    const std::vector<Frame> last = all_frames(*source);
    ASSERT_EQ(last.size(), 3u);
    EXPECT_EQ(difference(last[2].picture, frames.back().picture), 0);
    EXPECT_EQ(source->problem(), "");

    // Between two frames: the later one; behind all: the end; before all: the first.
    Frame frame;
    ASSERT_TRUE(source->seek((frames[4].time_s + frames[5].time_s) / 2));
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_NEAR(frame.time_s, frames[5].time_s, 1e-9);
    ASSERT_TRUE(source->seek(frames.back().time_s + 1));
    EXPECT_EQ(source->read(frame), ReadStatus::end);
    ASSERT_TRUE(source->seek(-5));
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_NEAR(frame.time_s, frames[0].time_s, 1e-9);
}

INSTANTIATE_TEST_SUITE_P(
    Media, EveryClip,
    ::testing::Values(
        Clip{"constant_rate", TWO_SECONDS H264, "a.mp4"},
        Clip{"b_frames", TWO_SECONDS "-c:v libx264 -preset veryfast -bf 3 -pix_fmt yuv420p",
             "a.mp4"},
        Clip{"short_groups_of_b_frames",
             TWO_SECONDS "-c:v libx264 -preset veryfast -bf 3 -g 7 -pix_fmt yuv420p", "a.mp4"},
        Clip{"open_groups",
             TWO_SECONDS "-c:v libx264 -preset veryfast -bf 3 -x264-params open-gop=1:keyint=9 "
                         "-pix_fmt yuv420p",
             "a.mkv"},
        Clip{"open_groups_ts",
             TWO_SECONDS "-c:v libx264 -preset veryfast -bf 3 -x264-params open-gop=1:keyint=9 "
                         "-pix_fmt yuv420p",
             "a.ts"},
        Clip{"refreshed_bit_by_bit",
             TWO_SECONDS "-c:v libx264 -preset veryfast -x264-params intra-refresh=1:keyint=12 "
                         "-pix_fmt yuv420p",
             "a.mkv"},
        Clip{"mpeg2_ts", TWO_SECONDS "-c:v mpeg2video -g 9 -bf 2", "a.ts"},
        Clip{"variable_rate_b_frames",
             TWO_SECONDS "-c:v libx264 -preset veryfast -bf 3 -g 8 -pix_fmt yuv420p "
                         "-vf select='lt(n\\,10)+not(mod(n\\,3))' -vsync vfr",
             "a.mp4"},
        Clip{"variable_rate", TWO_SECONDS H264 "-vf select='lt(n\\,10)+not(mod(n\\,4))' -vsync vfr",
             "a.mp4"},
        Clip{"variable_rate_mkv",
             TWO_SECONDS H264 "-vf select='lt(n\\,10)+not(mod(n\\,4))' -vsync vfr", "a.mkv"},
        Clip{"starts_later_mkv", TWO_SECONDS H264 "-output_ts_offset 2.5", "a.mkv"},
        Clip{"starts_later_ts", TWO_SECONDS H264 "-bf 2 -output_ts_offset 2.5", "a.ts"},
        Clip{"sound_longer", TWO_SECONDS "-f lavfi -i sine=d=4 " H264, "a.mp4"},
        Clip{"sound_shorter", TWO_SECONDS "-f lavfi -i sine=d=1 " H264, "a.mkv"},
        Clip{"trimmed_by_edit_list",
             "-f lavfi -i testsrc=s=160x120:r=25:d=3 " H264
             "-g 50 b.mp4 && ffmpeg -loglevel error -ss 0.7 -i b.mp4 -c copy",
             "a.mp4"},
        Clip{"fragmented", TWO_SECONDS SOUND H264 "-g 10 -movflags frag_keyframe+empty_moov",
             "a.mp4"},
        Clip{"mov", TWO_SECONDS SOUND "-c:v mjpeg", "a.mov"},
        Clip{"webm", TWO_SECONDS SOUND "-c:v libvpx -deadline realtime", "a.webm"},
        Clip{"avi", TWO_SECONDS SOUND "-c:v mpeg4", "a.avi"},
        Clip{"flv", TWO_SECONDS SOUND H264, "a.flv"},
        Clip{"gif", TWO_SECONDS "-vf fps=10", "a.gif"}),
    [](const auto& clip) { return std::string(clip.param.name); });

class Media : public test::WithFolder {
  protected:
    // Two seconds of H.264 and sound in a container that the name tells.
    std::string clip(const std::string& name, const std::string& more = "") const {
        return ffmpeg(std::string(two_seconds) + SOUND H264 "-g 10 " + more, name);
    }
    std::string stream(const std::string& more = "") const {
        return read_bytes(ffmpeg(two_seconds + more + " " H264 "-g 10 -f mpegts", "stream.ts"));
    }
    std::string first_picture(const std::string& file) const {
        return ffmpeg("-i '" + file + "' -frames:v 1 -sws_flags bicubic", "first.png");
    }
};

TEST_F(Media, InfoIsThatOfTheContainer) {
    const auto source = open_media(clip("a.mp4"));
    EXPECT_DOUBLE_EQ(source->info().frames_per_second, 25);
    EXPECT_NEAR(source->info().duration_s.value(), 2, 0.05);
    EXPECT_EQ(source->info().frame_count, 50);
}

TEST_F(Media, EveryFrameHasPixelsOfItsOwn) {
    const auto source = open_media(clip("a.mp4"));
    std::vector<Frame> frames(3);
    std::set<const void*> buffers;
    for (Frame& frame : frames) {
        ASSERT_EQ(source->read(frame), ReadStatus::frame);
        EXPECT_EQ(frame.arrival, Clock::time_point{}) << "only live frames have one";
        buffers.insert(frame.picture.data);
    }
    EXPECT_EQ(buffers.size(), 3u);
}

TEST_F(Media, NoNameIsTakenForAProtocol) {
    std::filesystem::rename(clip("a.mp4"), path("http:take 1.mp4"));
    EXPECT_EQ(read_file(path("http:take 1.mp4")).times.size(), 50u);
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(path(""));
    EXPECT_EQ(read_file("http:take 1.mp4").times.size(), 50u);
    std::filesystem::current_path(before);
}

TEST_F(Media, AFileUrlIsAFile) {
    std::filesystem::rename(clip("a.mp4"), path("a b.mp4"));
    const auto source = open_media("file://" + path("a%20b.mp4"));
    EXPECT_EQ(source->info().kind, SourceKind::video);
    EXPECT_EQ(read_all(*source).times.size(), 50u);
}

TEST_F(Media, RawVideoWithoutTimesGetsThemFromItsRate) {
    const Reading reading = read_file(ffmpeg(std::string(two_seconds) + H264, "a.h264"));
    ASSERT_EQ(reading.times.size(), 50u);
    for (std::size_t i = 0; i < 50; ++i)
        ASSERT_NEAR(reading.times[i], 0.04 * static_cast<double>(i), 1e-6);
}

TEST_F(Media, PhoneVideosStandUpright) {
    const std::string lying = clip("lying.mp4");
    for (const char* angle : {"90", "180", "270"}) {
        const std::string file =
            ffmpeg(std::string("-i lying.mp4 -c copy -metadata:s:v rotate=") + angle, "a.mp4");
        const auto source = open_media(file);
        Frame frame;
        ASSERT_EQ(source->read(frame), ReadStatus::frame);
        const bool sideways = std::string(angle) != "180";
        EXPECT_EQ(frame.picture.size(), sideways ? cv::Size(120, 160) : cv::Size(160, 120));
        EXPECT_EQ(cv::Size(source->info().width, source->info().height), frame.picture.size());
        EXPECT_LT(difference(frame.picture, cv::imread(first_picture(file))), 2) << angle;
    }
}

TEST_F(Media, PicturesOfAnyWidthAreWhole) {
    for (const char* size : {"70x50", "18x34", "130x98", "596x336"}) {
        const std::string file =
            ffmpeg(std::string("-f lavfi -i testsrc=d=0.1:s=") + size + " " H264, "a.mkv");
        Frame frame;
        ASSERT_EQ(open_media(file)->read(frame), ReadStatus::frame);
        const cv::Mat expected = cv::imread(first_picture(file));
        EXPECT_LT(difference(frame.picture, expected), 2) << size;
        const cv::Rect right(frame.picture.cols - 4, 0, 4, frame.picture.rows);
        EXPECT_LT(difference(frame.picture(right), expected(right)), 4) << size;
    }
}

TEST_F(Media, ColoursAreRightForEveryMatrixAndRange) {
    for (const char* kind : {"bt709:out_range=tv -colorspace bt709 -color_range tv",
                             "bt709:out_range=pc -colorspace bt709 -color_range pc",
                             "bt601:out_range=tv -colorspace smpte170m -color_range tv",
                             "bt601:out_range=pc -colorspace smpte170m -color_range pc"}) {
        const std::string file =
            ffmpeg(std::string("-f lavfi -i color=c=0xC83264:d=0.1:s=64x64,format=rgb24 -vf "
                               "scale=out_color_matrix=") +
                       kind + " " H264 "-crf 1",
                   "a.mkv");
        Frame frame;
        ASSERT_EQ(open_media(file)->read(frame), ReadStatus::frame);
        const cv::Vec3b colour = frame.picture.at<cv::Vec3b>(32, 32);
        EXPECT_NEAR(colour[2], 0xC8, 4) << kind;
        EXPECT_NEAR(colour[1], 0x32, 4) << kind;
        EXPECT_NEAR(colour[0], 0x64, 4) << kind;
    }
}

TEST_F(Media, AChangeOfSizeAndAClockThatStartsAnewAreFollowed) {
    const std::string small = stream();
    const std::string large =
        read_bytes(ffmpeg("-f lavfi -i testsrc=s=320x240:r=25:d=2 " H264, "large.ts"));
    const Reading reading = read_file(write("both.ts", small + large));
    EXPECT_EQ(reading.status, ReadStatus::end);
    EXPECT_EQ(reading.times.size(), 100u);
    EXPECT_EQ(std::count(reading.sizes.begin(), reading.sizes.end(), cv::Size(160, 120)), 50);
    EXPECT_EQ(std::count(reading.sizes.begin(), reading.sizes.end(), cv::Size(320, 240)), 50);
    EXPECT_TRUE(std::is_sorted(reading.times.begin(), reading.times.end()));
    EXPECT_NEAR(reading.times.back() - reading.times.front(), 3.96, 0.2);

    const auto source = open_media(path("both.ts"));
    expect_each_found(*source, all_frames(*source));
}

TEST_F(Media, WithoutTimesSeekingCountsFromTheBeginning) {
    const auto source = open_media(ffmpeg(TWO_SECONDS H264 "-g 10", "a.h264"));
    expect_each_found(*source, all_frames(*source));
}

TEST_F(Media, AfterAnInterruptSeekingDoesNotHelp) {
    const auto source = open_media(clip("a.mp4"));
    source->interrupt();
    source->seek(1);
    Frame frame;
    EXPECT_EQ(source->read(frame), ReadStatus::cancelled);
}

TEST_F(Media, FilesThatAreCutOffSaySoAfterTheLastFrame) {
    for (const char* name :
         {"a.mp4", "f.mp4", "a.mov", "a.mkv", "a.webm", "a.ts", "a.avi", "a.flv", "a.gif"}) {
        std::string more = std::string(name) == "f.mp4" ? "-movflags frag_keyframe+empty_moov"
                                                        : "-movflags faststart";
        if (std::string(name) == "a.webm") more = "-c:v libvpx -deadline realtime";
        if (std::string(name) == "a.avi") more = "-c:v mpeg4";
        if (std::string(name) == "a.gif") more = "-an -c:v gif -pix_fmt pal8";
        const std::string whole = clip(name, more);
        EXPECT_EQ(read_file(whole).status, ReadStatus::end) << name;
        for (const double part : {0.3, 0.5, 0.77, 0.9}) {
            const std::string half = cut(whole, part, std::string("cut-") + name);
            const Reading reading = read_file(half);
            EXPECT_EQ(reading.status, ReadStatus::truncated) << name << " " << part;
            EXPECT_THAT(reading.problem,
                        AllOf(StartsWith("cannot read " + half), HasSubstr("cut")));
            EXPECT_GT(reading.times.size(), 50 * part / 2) << name << " " << part;
            EXPECT_LT(reading.times.size(), 50u) << name << " " << part;
        }
    }
}

TEST_F(Media, AFileThatIsCutOffGivesAllThatCanBeDecoded) {
    const std::string half = cut(clip("a.mp4", "-movflags faststart"), 0.6, "cut.mp4");
    expect_times(read_file(half).times, test::probe_times(half));
}

TEST_F(Media, DamageInTheMiddleIsSkippedAndTold) {
    const std::string file = ffmpeg(std::string(two_seconds) + "-c:v png", "a.mkv");
    std::string bytes = read_bytes(file);
    const std::size_t picture = bytes.find("IHDR", bytes.size() / 2);
    ASSERT_NE(picture, std::string::npos);
    bytes.replace(picture + 4, 8, 8, '\0');  // its width and height
    const Reading reading = read_file(write("damaged.mkv", bytes));
    EXPECT_EQ(reading.times.size(), 49u);
    EXPECT_EQ(reading.status, ReadStatus::end);
    EXPECT_THAT(reading.problem, HasSubstr("left out: 1"));
}

TEST_F(Media, WhatIsNoVideoIsRefusedWithTheReason) {
    EXPECT_THAT(error_of_opening(path("none.mp4")),
                AllOf(StartsWith("cannot read " + path("none.mp4")), HasSubstr("no such file")));
    EXPECT_THAT(error_of_opening(""), HasSubstr("no name"));
    EXPECT_THAT(error_of_opening(path("")), HasSubstr("folder"));
    EXPECT_THAT(error_of_opening(write("zero.mp4", "")), HasSubstr("empty"));
    EXPECT_THAT(error_of_opening(write("text.mp4", "Dear diary, no video today.\n")),
                HasSubstr("not a video"));
    EXPECT_THAT(error_of_opening(write("text.txt", std::string(5000, 'a'))),
                StartsWith("cannot read"));
    EXPECT_THAT(error_of_opening(write("noise.mkv", std::string(5000, '\x1a'))),
                HasSubstr("not a video"));
    EXPECT_THAT(error_of_opening(ffmpeg(SOUND, "sound.m4a")), HasSubstr("no video stream"));
    EXPECT_THAT(error_of_opening(ffmpeg(std::string(two_seconds) + "-frames:v 1", "still.png")),
                HasSubstr("still picture"));
    EXPECT_THAT(error_of_opening("nonsense://x"), HasSubstr("address"));
}

TEST_F(Media, CoverArtIsNoVideo) {
    ffmpeg(std::string(two_seconds) + "-frames:v 1", "cover.png");
    const std::string song = ffmpeg(
        SOUND "-i cover.png -map 0 -map 1 -c:v copy -disposition:v attached_pic", "song.m4a");
    EXPECT_THAT(error_of_opening(song), HasSubstr("no video stream"));
    clip("plain.mp4");
    const std::string film =
        ffmpeg("-i cover.png -i plain.mp4 -map 0 -map 1 -c copy -disposition:v:0 attached_pic",
               "film.mp4");
    EXPECT_EQ(read_file(film).times.size(), 50u);
}

TEST_F(Media, InterruptedFilesAreCancelled) {
    const auto source = open_media(clip("a.mp4"));
    Frame frame;
    EXPECT_EQ(source->read(frame), ReadStatus::frame);
    source->interrupt();
    EXPECT_EQ(source->read(frame), ReadStatus::cancelled);
    EXPECT_EQ(source->read(frame), ReadStatus::cancelled);
}

TEST_F(Media, AStreamIsReadToItsEnd) {
    const Peer peer(stream("-bf 2"), Peer::Then::close);
    const auto source = open_media(peer.url("tcp"));
    EXPECT_EQ(source->info().kind, SourceKind::stream);
    Frame frame;
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_NE(frame.arrival, Clock::time_point{});
    const double first = frame.time_s;
    std::size_t count = 1;
    ReadStatus status;
    while ((status = source->read(frame)) == ReadStatus::frame) ++count;
    EXPECT_EQ(status, ReadStatus::end);
    EXPECT_EQ(count, 50u);
    EXPECT_NEAR(frame.time_s - first, 1.96, 0.001);
}

TEST_F(Media, AStreamThatFallsSilentIsLost) {
    const Peer peer(stream(), Peer::Then::stay_silent);
    const auto source = open_media(peer.url("tcp"), {0.5, {}});
    const auto start = Clock::now();
    const Reading reading = read_all(*source);
    EXPECT_EQ(reading.status, ReadStatus::lost);
    EXPECT_GT(reading.times.size(), 40u);
    EXPECT_THAT(reading.problem, AllOf(StartsWith("cannot read tcp://"), HasSubstr("0.5 s")));
    EXPECT_LT(Clock::now() - start, test::patience(3s));
}

TEST_F(Media, AStreamWhosePeerBreaksOffIsLost) {
    const std::string bytes = stream();
    {
        const Peer peer(bytes, Peer::Then::reset);
        EXPECT_EQ(read_all(*open_media(peer.url("tcp"))).status, ReadStatus::lost);
    }
    const Peer peer("HTTP/1.0 200 OK\r\nContent-Length: " + std::to_string(2 * bytes.size()) +
                        "\r\n\r\n" + bytes,
                    Peer::Then::close);
    const Reading reading = read_all(*open_media(peer.url("http") + "/a.ts"));
    EXPECT_EQ(reading.status, ReadStatus::lost);
    EXPECT_GT(reading.times.size(), 40u);
    EXPECT_FALSE(reading.problem.empty());
}

TEST_F(Media, AnUnreachableUrlFailsAtOnceAndHidesItsPassword) {
    const auto start = Clock::now();
    EXPECT_THAT(error_of_opening("http://127.0.0.1:1/x"),
                AllOf(StartsWith("cannot read http://127.0.0.1:1/x: "), HasSubstr("refused")));
    EXPECT_THAT(error_of_opening("http://ann:secret@127.0.0.1:1/x@y"),
                StartsWith("cannot read http://127.0.0.1:1/x@y: "));
    EXPECT_LT(Clock::now() - start, test::patience(2s));
}

TEST_F(Media, ASilentPeerFailsWithinTheTimeOut) {
    const Peer peer("", Peer::Then::stay_silent);
    const auto start = Clock::now();
    EXPECT_THAT(error_of_opening(peer.url("http") + "/x", 0.5), HasSubstr("no answer"));
    EXPECT_LT(Clock::now() - start, test::patience(2s));
}

TEST_F(Media, APeerThatServesNoVideoIsRefused) {
    const Peer peer("HTTP/1.0 404 Not Found\r\nContent-Length: 2\r\n\r\nno", Peer::Then::close);
    EXPECT_THAT(error_of_opening(peer.url("http") + "/x"), HasSubstr("404"));
}

TEST_F(Media, InterruptEndsABlockedRead) {
    const Peer peer(stream(), Peer::Then::stay_silent);
    const auto source = open_media(peer.url("tcp"), {60, {}});
    std::atomic<std::int64_t> interrupted_at = 0;
    std::thread other([&] {
        std::this_thread::sleep_for(400ms);
        interrupted_at = Clock::now().time_since_epoch().count();
        source->interrupt();
    });
    const Reading reading = read_all(*source);
    const auto delay = Clock::now() - Clock::time_point(Clock::duration(interrupted_at));
    other.join();
    EXPECT_EQ(reading.status, ReadStatus::cancelled);
    EXPECT_GT(reading.times.size(), 40u);
    EXPECT_LT(delay, test::patience(500ms));
}

TEST_F(Media, OpeningCanBeGivenUp) {
    const Peer peer("", Peer::Then::stay_silent);
    std::stop_source stop;
    std::thread other([&] {
        std::this_thread::sleep_for(200ms);
        stop.request_stop();
    });
    const auto start = Clock::now();
    EXPECT_THAT(test::error_of([&] {
                    open_media(peer.url("http"), {60, stop.get_token()});
                }),
                HasSubstr("cancelled"));
    EXPECT_LT(Clock::now() - start, test::patience(2s));
    other.join();
}

class Stills : public test::WithFolder {};

TEST_F(Stills, AreDeliveredInOrderAtOnePerSecond) {
    const cv::Mat small(20, 30, CV_8UC3, cv::Scalar(10, 20, 30));
    const cv::Mat gray(40, 50, CV_8UC1, cv::Scalar(99));
    cv::imwrite(path("b.png"), small);
    cv::imwrite(path("a.png"), gray);
    const auto source = open_stills({path("b.png"), path("a.png")});
    EXPECT_EQ(source->info().kind, SourceKind::stills);
    EXPECT_EQ(source->info().name, "b.png and 1 more");
    EXPECT_EQ(source->info().width, 0);
    EXPECT_EQ(source->info().frame_count, 2);
    Frame frame;
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_EQ(frame.file, "b.png");
    EXPECT_EQ(difference(frame.picture, small), 0);
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_EQ(frame.file, "a.png");
    EXPECT_EQ(frame.index, 1);
    EXPECT_DOUBLE_EQ(frame.time_s, 1);
    EXPECT_EQ(frame.picture.type(), CV_8UC3);
    EXPECT_EQ(source->read(frame), ReadStatus::end);
    EXPECT_EQ(source->problem(), "");
}

TEST_F(Stills, SeeksToAPicture) {
    const std::vector<std::filesystem::path> files = {path("a.png"), path("b.png"), path("c.png")};
    for (int i = 0; i < 3; ++i) {
        cv::imwrite(files[static_cast<std::size_t>(i)], cv::Mat(9, 9, CV_8UC3, cv::Scalar(40 * i)));
    }
    const auto source = open_stills(files);
    expect_each_found(*open_stills(files), all_frames(*source));
    Frame frame;
    ASSERT_TRUE(source->seek(0.5));
    ASSERT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_EQ(frame.file, "b.png");
    ASSERT_TRUE(source->seek(3));
    EXPECT_EQ(source->read(frame), ReadStatus::end);
}

TEST_F(Stills, StandUprightAsTheirExifSays) {
    cv::imwrite(path("plain.jpg"), cv::Mat(20, 40, CV_8UC3, cv::Scalar(10, 20, 30)));
    std::string bytes = read_bytes(path("plain.jpg"));
    // One tag, Orientation (0x0112), of value 6: turn clockwise.
    const std::string exif{
        "\xFF\xE1\x00\x22"
        "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
        36};
    bytes.insert(2, exif);
    const auto source = open_stills({write("turned.jpg", bytes)});
    EXPECT_EQ(cv::Size(source->info().width, source->info().height), cv::Size(20, 40));
}

TEST_F(Stills, OnesThatCannotBeReadAreTold) {
    cv::imwrite(path("a.png"), cv::Mat(20, 30, CV_8UC3, cv::Scalar(10, 20, 30)));
    const std::string text = write("text.jpg", "no picture");
    EXPECT_THAT(test::error_of([] { open_stills({}); }), StartsWith("cannot read"));
    EXPECT_THAT(test::error_of([&] { open_stills({path("none.png")}); }),
                HasSubstr("no such file"));
    EXPECT_THAT(test::error_of([&] { open_stills({text}); }),
                AllOf(HasSubstr("text.jpg"), HasSubstr("not a picture")));
    const auto source = open_stills({path("a.png"), text, path("a.png")});
    Frame frame;
    EXPECT_EQ(source->read(frame), ReadStatus::frame);
    EXPECT_EQ(source->read(frame), ReadStatus::truncated);
    EXPECT_EQ(frame.file, "a.png") << "left as it was";
    EXPECT_EQ(source->read(frame), ReadStatus::truncated);
    EXPECT_THAT(source->problem(), HasSubstr("text.jpg"));
}

TEST_F(Stills, AreCancelledWhenInterrupted) {
    cv::imwrite(path("a.png"), cv::Mat(20, 30, CV_8UC3, cv::Scalar(10, 20, 30)));
    const auto source = open_stills({path("a.png")});
    source->interrupt();
    Frame frame;
    EXPECT_EQ(source->read(frame), ReadStatus::cancelled);
}

TEST(Camera, WhatIsNoneIsRefusedWithTheReason) {
    EXPECT_THAT(test::error_of([] { open_camera({.device = "/dev/video-none"}); }),
                AllOf(StartsWith("cannot open camera /dev/video-none"), HasSubstr("no such")));
    EXPECT_THAT(test::error_of([] { open_camera({.device = "/dev/null"}); }),
                HasSubstr("not a camera"));
    for (const CameraDevice& camera : list_cameras()) {
        EXPECT_THAT(camera.id, StartsWith("/dev/video"));
        EXPECT_FALSE(camera.name.empty());
    }
    if (list_cameras().empty()) {
        EXPECT_THAT(test::error_of([] { open_camera({}); }), HasSubstr("none is connected"));
    }
}

TEST(SharedMedia, CountsAreThoseThatFfprobeDecodes) {
    const std::filesystem::path folder = test::shared_media();
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no " << folder;
    const std::pair<const char*, std::size_t> clips[] = {
        {"single_face.mp4", 72}, {"woman2.mp4", 464}, {"no_face.mp4", 95}};
    for (const auto& [name, count] : clips) {
        const std::string file = folder / name;
        const Reading reading = read_file(file);
        EXPECT_EQ(reading.status, ReadStatus::end) << name << reading.problem;
        EXPECT_EQ(reading.times.size(), count) << name;
        expect_times(reading.times, test::probe_times(file));
    }
}

}  // namespace
}  // namespace mien
