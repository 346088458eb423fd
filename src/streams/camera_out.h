// A virtual camera: what is seen, with what is drawn on it, for video calls and OBS.
//
// Written to a device of v4l2loopback, as YUV 4:2:0; or to a pipe or a new file, as YUV4MPEG2,
// which FFmpeg and players read. Each frame that was read, with its own result drawn on it; the
// size is that of the first one, made even.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <thread>

#include "mien/latest_slot.h"
#include "mien/live_session.h"
#include "streams/log.h"

namespace mien::streams {

// Whoever reads slowly gets fewer pictures; nobody waits for it.
class CameraOut {
  public:
    // `draw`: see camera_picture(). Throws Error where `path` cannot be written to, or is a file
    // already. `log`: told once when writing failed, after which nothing more is written.
    CameraOut(const std::string& path, std::string draw, Log log);
    ~CameraOut();
    CameraOut(const CameraOut&) = delete;
    CameraOut& operator=(const CameraOut&) = delete;

    void frame(const Frame& frame);         // capture thread
    void result(const LiveResult& result);  // inference thread

  private:
    struct Shown {
        cv::Mat picture;
        LiveResult result;
    };

    void write_all(const std::stop_token& quit);
    bool begin(cv::Size size, const std::stop_token& quit);
    bool write_bytes(const void* bytes, std::size_t count, const std::stop_token& quit) const;
    void fail(const std::string& why) const;

    const std::string path_;
    const std::string draw_;
    const Log log_;
    const int file_;
    bool device_ = false;
    std::mutex mutex_;
    std::deque<Frame> frames_;  // the newest, until their results come
    LatestSlot<Shown> next_;
    std::jthread thread_;  // last
};

}  // namespace mien::streams
