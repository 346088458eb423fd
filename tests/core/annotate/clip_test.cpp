#include "mien/clip.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "mien/annotation.h"
#include "mien/error.h"
#include "mien/frame_source.h"
#include "mien/video_writer.h"
#include "support/clips.h"
#include "support/temporary_folder.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

const cv::Size kSize{160, 120};
const std::vector<std::string> kClasses = {"happy", "sad"};

int gray_of(int frame) {
    return 30 + 11 * frame;
}

class Clip : public ::testing::Test {
  protected:
    // Twenty frames, ten per second, each of one gray; a face in the middle from frame 8 on.
    void SetUp() override {
        video_ = folder_ / "talk.mp4";
        VideoWriter writer(video_, kSize, 10);
        std::string rows = csv_header(kClasses, false);
        for (int i = 0; i < 20; ++i) {
            writer.write(cv::Mat(kSize, CV_8UC3, cv::Scalar::all(gray_of(i))), i / 10.0);
            FrameResult result;
            result.index = i;
            result.time_s = i / 10.0;
            if (i >= 8) {
                FaceResult face;
                face.track = 1;
                face.box = {60, 40, 40, 40};
                face.expression = 0;
                face.confidence = 0.9F;
                face.scores = {0.9F, 0.1F};
                result.faces.push_back(face);
            }
            rows += csv_rows(result, kClasses);
        }
        writer.finish();
        test::write_text(folder_ / "talk.csv", rows);
        annotation_ = read_annotation(folder_ / "talk.csv");
    }
    // Mean gray of a corner where nothing is drawn, and how far the picture is from one gray.
    static std::vector<std::pair<double, bool>> frames_of(const std::filesystem::path& file,
                                                          std::vector<double>* times = nullptr) {
        std::vector<std::pair<double, bool>> seen;
        const auto source = open_media(file.string());
        for (Frame frame; source->read(frame) == ReadStatus::frame; frame = Frame{}) {
            cv::Scalar mean, deviation;
            cv::meanStdDev(frame.picture, mean, deviation);
            seen.emplace_back(cv::mean(frame.picture(cv::Rect(0, 100, 20, 20)))[0],
                              deviation[0] > 4);
            if (times) times->push_back(frame.time_s);
        }
        return seen;
    }
    ClipPlan plan(double from_s, double to_s) const { return {video_, from_s, to_s, {}}; }

    test::TemporaryFolder folder_;
    std::filesystem::path video_;
    Annotation annotation_;
};

TEST_F(Clip, HasTheFramesOfTheStretchFromZeroOnWithWhatIsDrawn) {
    std::vector<double> shares;
    const ClipReport report = export_clip(annotation_, plan(0.5, 1.2), folder_ / "clip.mp4",
                                          [&](double share) { shares.push_back(share); });
    EXPECT_EQ(report.file, folder_ / "clip.mp4");
    EXPECT_EQ(report.sound_problem, "");
    std::vector<double> times;
    const auto frames = frames_of(report.file, &times);
    const auto whole = frames_of(video_);
    ASSERT_EQ(whole.size(), 20);
    // Which frame of the video this is: a second encoding changes its gray by less than half a
    // step.
    const auto nearest = [&whole](double gray) {
        const auto found =
            std::min_element(whole.begin(), whole.end(), [gray](auto& one, auto& two) {
                return std::abs(one.first - gray) < std::abs(two.first - gray);
            });
        return found - whole.begin();
    };
    ASSERT_EQ(frames.size(), 8);  // 5 to 12
    for (int i = 0; i < 8; ++i) {
        const auto& [gray, drawn] = frames[static_cast<std::size_t>(i)];
        EXPECT_EQ(nearest(gray), 5 + i) << gray;
        EXPECT_EQ(drawn, 5 + i >= 8) << i;
        EXPECT_NEAR(times[static_cast<std::size_t>(i)], i / 10.0, 0.002);
    }
    EXPECT_EQ(shares.size(), 8U);
    EXPECT_NEAR(shares.back(), 1, 1e-6);
}

TEST_F(Clip, DrawsTheNamesThatAReviewGave) {
    ClipPlan without = plan(1, 1);
    const auto numbered = export_clip(annotation_, without, folder_ / "number.mp4").file;
    annotation_.names[1] = "Anna";
    const auto named = export_clip(annotation_, without, folder_ / "name.mp4").file;
    const auto picture = [](const std::filesystem::path& file) {
        Frame frame;
        EXPECT_EQ(open_media(file.string())->read(frame), ReadStatus::frame);
        return frame.picture;
    };
    cv::Mat difference;
    cv::absdiff(picture(numbered), picture(named), difference);
    EXPECT_GT(cv::countNonZero(cv::Mat(difference.reshape(1) > 60)), 20);
}

TEST_F(Clip, AStretchWithoutPicturesAndACancelledOneLeaveNothing) {
    try {
        export_clip(annotation_, plan(50, 60), folder_ / "none.mp4");
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("no picture in this stretch"));
    }
    std::stop_source stop;
    EXPECT_THROW(export_clip(
                     annotation_, plan(0, 2), folder_ / "none.mp4",
                     [&](double share) {
                         if (share > 0.5) stop.request_stop();
                     },
                     stop.get_token()),
                 Error);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "none.mp4"));
    EXPECT_FALSE(std::filesystem::exists(folder_ / "none.mp4.part"));
}

TEST_F(Clip, TheSoundIsThatOfTheStretch) {
    // Silence, but for a tone from 1.0 to 1.5 s.
    const std::string loud = folder_ / "loud.mp4";
    test::lines_of(
        "ffmpeg -v error -y -i " + video_.string() +
        " -f lavfi -i \"aevalsrc='0.8*sin(1500*t)*between(t,1,1.5)':s=44100:d=2\" -c:v copy "
        "-c:a aac -shortest " +
        loud);
    ClipPlan wanted = plan(0.8, 1.8);
    wanted.video = loud;
    const ClipReport report = export_clip(annotation_, wanted, folder_ / "clip.mp4");
    EXPECT_EQ(report.sound_problem, "");
    // The tone begins 0.2 s after the clip and lasts half a second: by FFmpeg's own detector.
    const auto lines = test::lines_of("ffmpeg -hide_banner -i " + report.file.string() +
                                      " -af silencedetect=noise=-30dB:d=0.05 -f null - 2>&1 | grep "
                                      "-o 'silence_end: [0-9.]*' | head -1 | cut -d' ' -f2");
    ASSERT_EQ(lines.size(), 1);
    EXPECT_NEAR(std::stod(lines.front()), 0.2, 0.06);
}

}  // namespace
}  // namespace mien
