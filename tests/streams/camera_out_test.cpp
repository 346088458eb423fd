#include "streams/camera_out.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <opencv2/imgproc.hpp>
#include <thread>

#include "osc_listener.h"
#include "streams/camera_picture.h"
#include "support/patience.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::streams {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::size_t kFrame = 6 + 40 * 30 * 3 / 2;  // "FRAME\n" and the planes
const std::string kHead = "YUV4MPEG2 W40 H30 F30:1 Ip A1:1 C420jpeg\n";

Frame frame_of(int index, int gray = 100, cv::Size size = {40, 30}) {
    Frame frame;
    frame.picture = cv::Mat(size, CV_8UC3, cv::Scalar::all(gray));
    frame.index = index;
    frame.time_s = index / 10.0;
    return frame;
}

LiveResult result_for(const Frame& frame) {
    LiveResult result;
    result.faces.index = frame.index;
    result.faces.time_s = frame.time_s;
    result.picture = frame.picture.size();
    return result;
}

void show(CameraOut& out, const Frame& frame) {
    out.frame(frame);
    out.result(result_for(frame));
}

template <typename Condition>
bool soon(const Condition& condition) {
    for (int i = 0; i < 500 && !condition(); ++i) std::this_thread::sleep_for(10ms);
    return condition();
}

class CameraOutTest : public ::testing::Test {
  protected:
    const test::TemporaryFolder folder_;
    const std::string file_ = folder_.path() / "out.y4m";
};

TEST_F(CameraOutTest, WritesPicturesThatPlayersRead) {
    CameraOut out(file_, "nothing", {});
    const auto size = [this] { return test::read_text(file_).size(); };
    out.frame(frame_of(0, 10));
    show(out, frame_of(1, 100, {41, 31}));
    ASSERT_TRUE(soon([&] { return size() == kHead.size() + kFrame; }));
    show(out, frame_of(2, 200, {80, 60}));
    ASSERT_TRUE(soon([&] { return size() == kHead.size() + 2 * kFrame; })) << "of the first's size";
    const std::string all = test::read_text(file_);
    EXPECT_THAT(all, StartsWith(kHead + "FRAME\n"));
    const auto luma = [&](std::size_t frame) {
        return static_cast<unsigned char>(all[kHead.size() + frame * kFrame + 6]);
    };
    EXPECT_NEAR(luma(0), 102, 3) << "the frame of the result, not the newest before it";
    EXPECT_NEAR(luma(1), 188, 3);
}

TEST_F(CameraOutTest, AFrameThatIsNoLongerThereIsLeftOut) {
    CameraOut out(file_, "nothing", {});
    for (int i = 0; i < 20; ++i) out.frame(frame_of(i));
    out.result(result_for(frame_of(3)));
    out.result(result_for(frame_of(19)));
    ASSERT_TRUE(soon([&] { return test::read_text(file_).size() == kHead.size() + kFrame; }));
}

TEST_F(CameraOutTest, APipeThatNobodyReadsHoldsUpNobody) {
    const std::string pipe = folder_.path() / "pipe";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    const auto start = std::chrono::steady_clock::now();
    {
        CameraOut out(pipe, "nothing", {});
        for (int i = 0; i < 300; ++i) show(out, frame_of(i));
        const int reader = open(pipe.c_str(), O_RDONLY);
        std::string got(kHead.size() + kFrame, '\0');
        std::size_t have = 0;
        while (have < got.size()) {
            const ssize_t size = read(reader, got.data() + have, got.size() - have);
            ASSERT_GT(size, 0);
            have += static_cast<std::size_t>(size);
        }
        EXPECT_THAT(got, StartsWith(kHead + "FRAME\n"));
        close(reader);
        for (int i = 300; i < 600; ++i) show(out, frame_of(i));
        std::this_thread::sleep_for(100ms);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(5s));
}

TEST_F(CameraOutTest, WritesOnlyWhereItHarmsNothing) {
    test::write_text(file_, "mine");
    EXPECT_THAT(test::error_of([&] { CameraOut(file_, "nothing", {}); }),
                HasSubstr("it is there already"));
    EXPECT_EQ(test::read_text(file_), "mine");
    EXPECT_THAT(test::error_of([] { CameraOut("/dev/null", "nothing", {}); }),
                HasSubstr("no virtual camera"));
    EXPECT_THAT(test::error_of([&] { CameraOut(file_ + "/x", "nothing", {}); }),
                HasSubstr("cannot write pictures to"));
}

TEST(CameraPicture, BlursFacesWithRoomAroundThemAndNothingElse) {
    cv::Mat picture(200, 200, CV_8UC3);
    cv::randu(picture, 0, 255);
    LiveResult result = test::result_of_one();
    result.faces.faces.resize(1);
    result.faces.faces[0].box = {60, 60, 80, 80};
    const cv::Mat before = picture.clone();
    const cv::Mat blurred = camera_picture(picture, result, "blur");
    EXPECT_EQ(cv::norm(picture, before), 0) << "a frame belongs to others too";
    cv::Mat deviation;
    cv::Mat mean;
    cv::meanStdDev(blurred(cv::Rect(29, 29, 20, 20)), mean, deviation);
    EXPECT_LT(deviation.at<double>(0), 20) << "noise has 74; beside the box";
    EXPECT_EQ(cv::norm(blurred(cv::Rect(0, 0, 28, 200)), before(cv::Rect(0, 0, 28, 200))), 0);
    result.faces.faces[0].box = {-50, 150, 80, 80};
    EXPECT_EQ(camera_picture(picture, result, "blur").size(), picture.size());
    result.faces.faces[0].box = {500, 500, 80, 80};
    EXPECT_EQ(cv::norm(camera_picture(picture, result, "blur"), before), 0);
    EXPECT_EQ(cv::norm(camera_picture(picture, result, "nothing"), before), 0);
    result.faces.faces[0].box = {60, 60, 80, 80};
    EXPECT_GT(cv::norm(camera_picture(picture, result, "boxes"), before), 0);
}

}  // namespace
}  // namespace mien::streams
