#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <opencv2/videoio.hpp>
#include <system_error>
#include <thread>

#include "base/number.h"
#include "base/seconds.h"
#include "mien/error.h"
#include "mien/frame_source.h"

namespace mien {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kLongestSilence = 5s;  // cameras need up to two seconds for their first picture

class Device {
  public:
    explicit Device(const std::string& path)
        : handle_(::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)),
          error_(handle_ < 0 ? errno : 0) {}
    ~Device() {
        if (handle_ >= 0) ::close(handle_);
    }
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    int error() const { return error_; }

    bool captures() const {
        v4l2_capability capability{};
        if (handle_ < 0 || ::ioctl(handle_, VIDIOC_QUERYCAP, &capability) != 0) return false;
        const bool per_node = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0;
        const auto caps = per_node ? capability.device_caps : capability.capabilities;
        return (caps & V4L2_CAP_VIDEO_CAPTURE) != 0;
    }

    // A camera's format cannot be set, not even to what it is, while another program reads it.
    bool busy() const {
        v4l2_format format{};
        format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        if (handle_ < 0 || ::ioctl(handle_, VIDIOC_G_FMT, &format) != 0) return false;
        return ::ioctl(handle_, VIDIOC_S_FMT, &format) != 0 && errno == EBUSY;
    }

  private:
    int handle_;
    int error_;
};

// Throws Error that says why the device cannot be read.
void check(const std::string& device) {
    const std::string failure = "cannot open camera " + device + ": ";
    const Device opened(device);
    switch (opened.error()) {
        case 0:
            break;
        case ENOENT:
        case ENODEV:
        case ENXIO:
            throw Error(failure + "there is no such camera; plug it in or choose another");
        case EACCES:
        case EPERM:
            throw Error(failure +
                        "permission denied: add yourself to the video group: sudo usermod -aG "
                        "video $USER, then log in again");
        case EBUSY:
            throw Error(failure + "it is in use by another program; close that program");
        default:
            throw Error(failure + std::generic_category().message(opened.error()));
    }
    if (!opened.captures()) {
        throw Error(failure + "it is not a camera; choose one that captures pictures");
    }
    if (opened.busy()) {
        throw Error(failure + "it is in use by another program; close that program");
    }
}

CameraDevice find(const std::string& wanted) {
    const std::vector<CameraDevice> cameras = list_cameras();
    if (wanted.empty()) {
        if (cameras.empty()) {
            throw Error("cannot open a camera: none is connected; plug one in, or open a video");
        }
        return cameras.front();
    }
    for (const CameraDevice& camera : cameras) {
        if (camera.id == wanted || camera.name == wanted) return camera;
    }
    return {wanted, wanted};  // unlisted, for want of permission for one; check() says why
}

class CameraSource final : public FrameSource {
  public:
    explicit CameraSource(const CameraOptions& options) {
        const CameraDevice device = find(options.device);
        check(device.id);
        try {
            cv::VideoCapture& camera = streams_.emplace_back(device.id, cv::CAP_V4L2);
            if (camera.isOpened()) {
                // Compressed first: uncompressed, USB carries large pictures at a few per second.
                camera.set(cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'));
                camera.set(cv::CAP_PROP_FRAME_WIDTH, options.width);
                camera.set(cv::CAP_PROP_FRAME_HEIGHT, options.height);
                camera.set(cv::CAP_PROP_FPS, options.frames_per_second);
            }
            if (!camera.isOpened() || !camera.grab()) {
                check(device.id);
                throw Error("cannot open camera " + device.name +
                            ": it delivers no pictures; unplug it and plug it in again");
            }
            info_.width = static_cast<int>(camera.get(cv::CAP_PROP_FRAME_WIDTH));
            info_.height = static_cast<int>(camera.get(cv::CAP_PROP_FRAME_HEIGHT));
            info_.frames_per_second = std::max(0.0, camera.get(cv::CAP_PROP_FPS));
        } catch (const cv::Exception& e) {
            throw Error("cannot open camera " + device.name + ": " + e.err);
        }
        info_.kind = SourceKind::camera;
        info_.name = device.name;
    }

    const SourceInfo& info() const override { return info_; }

    ReadStatus read(Frame& frame) override {
        if (status_ != ReadStatus::frame) return status_;
        try {
            status_ = wait();
            cv::Mat picture;  // a new one each time: others still read the one before
            if (status_ == ReadStatus::frame && !streams_.front().read(picture)) {
                status_ = ReadStatus::lost;
            }
            if (status_ == ReadStatus::frame) {
                const auto now = Clock::now();
                if (next_ == 0) start_ = now;
                frame = Frame{picture, next_++, seconds(now - start_), {}, now};
            }
        } catch (const std::exception&) {
            status_ = ReadStatus::lost;  // OpenCV throws when the device reports an error
        }
        if (status_ == ReadStatus::lost) {
            problem_ = "cannot read on from camera " + info_.name +
                       ": it delivers no more pictures; check its cable";
        }
        return status_;
    }

    void interrupt() noexcept override { interrupted_ = true; }

    std::string problem() const override { return problem_; }

  private:
    // In short steps, because reading itself cannot be interrupted.
    ReadStatus wait() {
        const auto deadline = Clock::now() + kLongestSilence;
        std::vector<int> ready;
        for (;;) {
            if (interrupted_) return ReadStatus::cancelled;
            if (cv::VideoCapture::waitAny(streams_, ready, 100'000'000) && !ready.empty()) {
                return ReadStatus::frame;
            }
            if (Clock::now() > deadline) return ReadStatus::lost;
            std::this_thread::sleep_for(5ms);  // a device that is gone does not make it wait
        }
    }

    std::vector<cv::VideoCapture> streams_;  // one; waitAny takes a vector
    SourceInfo info_;
    Clock::time_point start_;
    std::int64_t next_ = 0;
    ReadStatus status_ = ReadStatus::frame;
    std::string problem_;
    std::atomic<bool> interrupted_ = false;
};

}  // namespace

std::vector<CameraDevice> list_cameras() {
    std::vector<std::pair<int, CameraDevice>> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/sys/class/video4linux", error)) {
        const std::string node = entry.path().filename().string();
        if (!node.starts_with("video")) continue;
        CameraDevice camera{"/dev/" + node, node};
        const Device device(camera.id);
        // One that may not be opened is listed, so that choosing it tells the user why.
        if (!device.captures() && device.error() != EACCES && device.error() != EBUSY) continue;
        std::ifstream name_file(entry.path() / "name");
        std::getline(name_file, camera.name);
        if (camera.name.empty()) camera.name = node;
        found.emplace_back(parse_number<int>(node.substr(5)).value_or(0), camera);
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<CameraDevice> cameras;
    cameras.reserve(found.size());
    for (auto& [number, camera] : found) cameras.push_back(std::move(camera));
    return cameras;
}

std::unique_ptr<FrameSource> open_camera(const CameraOptions& options) {
    return std::make_unique<CameraSource>(options);
}

}  // namespace mien
