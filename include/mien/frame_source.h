// Where frames come from: a camera, a video file, a network stream, or still pictures.
//
// Cameras are read through OpenCV; files and URLs through FFmpeg's libraries, so that times are
// the container's own and a silent peer cannot block for longer than the time-out.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/frame.h"
#include "mien/names.h"

namespace mien {

enum class SourceKind { camera, video, stream, stills };

constexpr auto names(SourceKind) {
    using enum SourceKind;
    return std::array{Named{camera, "camera"}, Named{video, "video"}, Named{stream, "stream"},
                      Named{stills, "stills"}};
}

struct SourceInfo {
    SourceKind kind = SourceKind::video;
    std::string name;                  // what to show the user: file name, URL, camera name
    int width = 0;                     // of its (first) picture, see Frame; 0 where it varies
    int height = 0;                    // (stills)
    double frames_per_second = 0;      // average rate that the container states; 0 if unknown
    double start_s = 0;                // time of its earliest picture or sound: what players call 0
    std::optional<double> duration_s;  // as the container states it; absent for live sources
    std::optional<std::int64_t>
        frame_count;  // the container's claim: an estimate for progress only
};

enum class ReadStatus {
    frame,      // a frame was delivered
    end,        // the source ended where it should
    truncated,  // the file is cut off or damaged from here on; what came before is good
    lost,       // the camera or stream went away, or stayed silent for longer than the time-out
    cancelled,  // interrupt() was called
};

// Thread rule: one thread calls read(); interrupt() may be called from any thread.
class MIEN_API FrameSource {
  public:
    virtual ~FrameSource() = default;
    FrameSource() = default;
    FrameSource(const FrameSource&) = delete;
    FrameSource& operator=(const FrameSource&) = delete;

    virtual const SourceInfo& info() const = 0;

    // Fills `frame` (with a buffer of its own) if and only if it returns ReadStatus::frame.
    // After any other status, further calls return the same status. Never throws.
    virtual ReadStatus read(Frame& frame) = 0;

    // Makes the next read() give the first frame whose time is not before `time_s`, to a
    // microsecond, with the picture and time that reading from the beginning gives; of a video,
    // Frame::index no longer counts from its beginning. read() ends where there is no such frame.
    // A source that has ended can be read again. False, with nothing changed, where the source
    // cannot go back: cameras and streams. Same thread as read(); never throws.
    virtual bool seek(double /*time_s*/) { return false; }

    // Makes a blocked or future read() return `cancelled` within a fraction of a second.
    virtual void interrupt() noexcept = 0;

    // After `truncated` or `lost`: one sentence that says what happened. Else one when pictures
    // were damaged on the way (of a video, known at its end). Else empty.
    virtual std::string problem() const = 0;
};

struct MediaOptions {
    double timeout_s = 10;  // longest silence of a network peer, while opening and while reading
    std::stop_token stop;   // a request makes opening give up with Error, reading with `cancelled`
};

// Opens a video file, or a URL (recognised by "scheme://"). An audio-only, empty or foreign file,
// a missing file and an unreachable URL throw Error. A still picture is not a video: see below.
// A file never makes it open another file or address: playlists and files whose pictures lie in
// other files throw Error, and so do pipes and devices, which can be read only once.
MIEN_API std::unique_ptr<FrameSource> open_media(const std::string& path_or_url,
                                                 const MediaOptions& options = {});

// What becomes of a file that cannot be read.
enum class BadStill {
    ends,   // the source, with `truncated`; the first one throws Error
    blank,  // a frame without a picture, and problem() tells of it after the end; throws Error when
            // it is the only one
};

// Delivers the pictures in the given order as frames 0, 1, ..., each with `Frame::file` set and
// lasting a second. All pages of a TIFF are read, and all pictures of an animated WebP, each as
// long as it is shown. See picture_file.h for what is a picture.
MIEN_API std::unique_ptr<FrameSource> open_stills(const std::vector<std::filesystem::path>& files,
                                                  BadStill bad = BadStill::ends);

struct CameraDevice {
    std::string id;    // what open_camera takes: "/dev/video0"
    std::string name;  // what to show: the driver's name for it
};

// Cameras that can capture, in the system's order. Metadata and output nodes are left out.
MIEN_API std::vector<CameraDevice> list_cameras();

struct CameraOptions {
    std::string device;             // CameraDevice::id, or its name; empty: the first camera
    int width = 1280;               // wanted; the camera may choose another: see SourceInfo
    int height = 720;               //
    double frames_per_second = 30;  //
};

// Throws Error when there is no such camera, when it is in use, or when permission is missing
// (the message says which).
MIEN_API std::unique_ptr<FrameSource> open_camera(const CameraOptions& options);

// True for names that open_media (videos) or open_stills (pictures) are meant for, by extension.
MIEN_API bool is_video_name(const std::filesystem::path& path);
MIEN_API bool is_still_name(const std::filesystem::path& path);

// True for "scheme://..." with a scheme of at least two letters.
MIEN_API bool is_url(const std::string& text);

}  // namespace mien
