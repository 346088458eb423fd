// The sound of a file, carried into another as it is, packet by packet.
#pragma once

#include <memory>
#include <string>

#include "core/media/ffmpeg.h"

namespace mien {

// Thread rule: one thread at a time.
class SoundCopy {
  public:
    // The file's best sound; none, without an error, when it has none or cannot be read.
    explicit SoundCopy(const std::string& file);

    bool any() const { return stream_ != nullptr; }

    // Whether FFmpeg's container ("mp4") can hold it.
    bool fits(const char* container) const;

    // Before the header is written: a stream of its own in `to`. Returns FFmpeg's error, or 0.
    int add_stream(AVFormatContext* to);

    // Writes what begins before `time_s`, in seconds of the file's timeline. Damaged sound ends
    // where the damage begins. Returns FFmpeg's error in writing, or 0.
    int copy_until(double time_s, AVFormatContext* to);

  private:
    struct CloseInput {
        void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    };
    std::unique_ptr<AVFormatContext, CloseInput> from_;
    AVStream* stream_ = nullptr;  // owned by `from_`
    AVStream* out_ = nullptr;     // owned by the container written to
    ffmpeg::Owner<AVPacket> packet_{av_packet_alloc()};
    bool waiting_ = false;  // packet_ holds one that is not due
    bool ended_ = false;
};

}  // namespace mien
