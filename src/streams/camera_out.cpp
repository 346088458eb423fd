#include "streams/camera_out.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "mien/error.h"
#include "streams/camera_picture.h"
#include "streams/stopping.h"

namespace mien::streams {

namespace {

constexpr std::size_t kFramesKept = 8;  // of which one is being read

Error no_camera(const std::string& path, const std::string& why) {
    return Error("cannot write pictures to " + printable(path) + ": " + why);
}

// A pipe is opened for reading too, so that opening waits for nobody and a reader that goes away
// ends nothing.
int open_camera_file(const std::string& path) {
    struct stat there {};
    const bool exists = stat(path.c_str(), &there) == 0;
    if (exists && !S_ISCHR(there.st_mode) && !S_ISFIFO(there.st_mode)) {
        throw no_camera(path, "it is there already, and no camera or pipe");
    }
    const int how = exists ? O_RDWR | O_NONBLOCK : O_WRONLY | O_CREAT | O_EXCL;
    const int file = open(path.c_str(), how | O_CLOEXEC | O_NOCTTY, 0600);
    if (file < 0) throw no_camera(path, std::strerror(errno));
    return file;
}

cv::Size even(cv::Size size) {
    return {std::max(2, size.width / 2 * 2), std::max(2, size.height / 2 * 2)};
}

}  // namespace

CameraOut::CameraOut(const std::string& path, std::string draw, Log log)
    : path_(path), draw_(std::move(draw)), log_(std::move(log)), file_(open_camera_file(path)) {
    struct stat there {};
    device_ = fstat(file_, &there) == 0 && S_ISCHR(there.st_mode);
    v4l2_capability can{};
    if (device_ && (ioctl(file_, VIDIOC_QUERYCAP, &can) != 0 ||
                    ((can.capabilities | can.device_caps) & V4L2_CAP_VIDEO_OUTPUT) == 0)) {
        close(file_);
        throw no_camera(path, "it is no virtual camera; make one with: modprobe v4l2loopback");
    }
    thread_ = std::jthread([this](const std::stop_token& quit) { write_all(quit); });
}

CameraOut::~CameraOut() {
    next_.close();
    thread_ = {};
    close(file_);
}

void CameraOut::frame(const Frame& frame) {
    const std::lock_guard lock(mutex_);
    frames_.push_back(frame);
    if (frames_.size() > kFramesKept) frames_.pop_front();
}

void CameraOut::result(const LiveResult& result) {
    const std::lock_guard lock(mutex_);
    const auto its = std::find_if(frames_.begin(), frames_.end(), [&](const Frame& one) {
        return one.index == result.faces.index && one.time_s == result.faces.time_s;
    });
    if (its == frames_.end()) return;
    next_.put({its->picture, result});
    frames_.erase(frames_.begin(), its);
}

void CameraOut::write_all(const std::stop_token& quit) {
    cv::Size size;
    while (const auto shown = next_.take()) {
        if (size.empty()) {
            size = even(shown->picture.size());
            if (!begin(size, quit)) return;
        }
        const cv::Mat planes = as_i420(camera_picture(shown->picture, shown->result, draw_), size);
        const bool written = (device_ || write_bytes("FRAME\n", 6, quit)) &&
                             write_bytes(planes.data, planes.total(), quit);
        if (!written) return;
    }
}

bool CameraOut::begin(cv::Size size, const std::stop_token& quit) {
    if (!device_) {
        const std::string head = "YUV4MPEG2 W" + std::to_string(size.width) + " H" +
                                 std::to_string(size.height) + " F30:1 Ip A1:1 C420jpeg\n";
        return write_bytes(head.data(), head.size(), quit);
    }
    v4l2_format format{};
    format.type = V4L2_BUF_TYPE_VIDEO_OUTPUT;
    format.fmt.pix.width = static_cast<unsigned>(size.width);
    format.fmt.pix.height = static_cast<unsigned>(size.height);
    format.fmt.pix.pixelformat = V4L2_PIX_FMT_YUV420;
    format.fmt.pix.sizeimage = static_cast<unsigned>(size.area() * 3 / 2);
    format.fmt.pix.field = V4L2_FIELD_NONE;
    if (ioctl(file_, VIDIOC_S_FMT, &format) == 0 &&
        format.fmt.pix.pixelformat == V4L2_PIX_FMT_YUV420 &&
        format.fmt.pix.width == static_cast<unsigned>(size.width) &&
        format.fmt.pix.height == static_cast<unsigned>(size.height)) {
        return true;
    }
    fail("it does not take pictures of this size; close what reads it, and start again");
    return false;
}

// A frame that was begun is finished, but for the end: readers of pipes need whole ones.
bool CameraOut::write_bytes(const void* bytes, std::size_t count,
                            const std::stop_token& quit) const {
    const char* at = static_cast<const char*>(bytes);
    while (count > 0) {
        const ssize_t written = ::write(file_, at, count);
        if (written > 0) {
            at += written;
            count -= static_cast<std::size_t>(written);
        } else if (errno == EAGAIN || errno == EINTR) {
            pollfd one{file_, POLLOUT, 0};
            poll(&one, 1, kLook_ms);
            if (quit.stop_requested()) return false;
        } else {
            fail(std::strerror(errno));
            return false;
        }
    }
    return true;
}

void CameraOut::fail(const std::string& why) const {
    if (log_) log_(no_camera(path_, why).what());
}

}  // namespace mien::streams
