// Writes pictures into a video file (H.264 in MP4 or MKV, chosen by the name) through FFmpeg's
// libraries, each at its own presentation time.
#pragma once

#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>

#include "mien/export.h"

namespace mien {

enum class VideoUse {
    file,    // small; without finish() the unfinished file is removed
    record,  // of something live: encoded fast, each picture at once; "<path>.part" is kept
};

// ".mp4", or ".mkv" where MP4 cannot hold the file's sound; empty where neither can, so that a
// player would hear it.
MIEN_API std::string container_for_sound(const std::string& file);

// Writes to "<path>.part" and renames it to `path` in finish(). Thread rule: one thread at a time.
class MIEN_API VideoWriter {
  public:
    // `size`: that of every picture, at least 2x2 (odd sizes lose their last row or column).
    // `frames_per_second`: the nominal rate, for the encoder and the last frame's duration; 0 where
    // it is unknown.
    // `sound`: a file on the same timeline whose sound is carried over as it is, as far as the
    // pictures reach. `sound_from_s`: the moment of that file that is 0 s of the pictures.
    // Throws Error when the file cannot be created or no encoder is available.
    VideoWriter(std::filesystem::path path, cv::Size size, double frames_per_second,
                VideoUse use = VideoUse::file, const std::string& sound = {},
                double sound_from_s = 0);
    ~VideoWriter();
    VideoWriter(const VideoWriter&) = delete;
    VideoWriter& operator=(const VideoWriter&) = delete;

    // `picture`: 8-bit BGR; `time_s`: later than that of the picture before; `clock_shift_s`: as
    // in Frame, for the sound to follow. Times begin at 0 where the first is before 0: players cut
    // off what lies there. Throws Error (full disk, for one).
    void write(const cv::Mat& picture, double time_s, double clock_shift_s = 0);

    // Whether some of the sound had to be left out: a sentence; else empty.
    std::string sound_problem() const;

    // For records in MKV: the file can be read up to here even if nothing more is ever written.
    // Throws Error.
    void flush();

    // Completes the file and gives it its name. Throws Error.
    void finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
