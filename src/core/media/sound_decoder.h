// The decoded frames of a file's best sound, one after the other.
#pragma once

#include <filesystem>
#include <memory>

#include "core/media/ffmpeg.h"

namespace mien {

// What cannot be read is left out: where that is all of it, there is no sound. Never throws.
class SoundDecoder {
  public:
    explicit SoundDecoder(const std::filesystem::path& file);

    bool any() const { return codec_ != nullptr; }

    // The next frame of which it is known when it is heard; false at the end.
    bool next();
    const AVFrame& frame() const { return *frame_; }
    double time_s() const { return time_s_; }  // of the frame, on the timeline of the pictures

    // next() goes on a little before this time; from the beginning where the file cannot be sought.
    void seek(double time_s);

  private:
    struct CloseFormat {
        void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    };
    bool open(const std::filesystem::path& file);
    bool send_packet();

    std::unique_ptr<AVFormatContext, CloseFormat> format_;
    ffmpeg::Owner<AVCodecContext> codec_;
    ffmpeg::Owner<AVPacket> packet_{av_packet_alloc()};
    ffmpeg::Owner<AVFrame> frame_{av_frame_alloc()};
    int stream_ = -1;
    bool drained_ = false;
    double time_s_ = 0;
};

}  // namespace mien
