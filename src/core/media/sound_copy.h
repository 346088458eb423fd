// The sound of a file, carried into another as it is, packet by packet.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/media/ffmpeg.h"

namespace mien {

// Thread rule: one thread at a time.
class SoundCopy {
  public:
    // The file's best sound; none, without an error, when it has none or cannot be read.
    // `begin_s`: the moment of it that is 0 s in the container written to.
    explicit SoundCopy(const std::string& file, double begin_s = 0);

    bool any() const { return stream_ != nullptr; }

    // Whether a container of FFmpeg's ("mp4") can hold it: some of it is written into one in
    // memory and read back. FFmpeg's own list is wrong about several kinds. Reads packets: to be
    // asked of an object that is not used for copying.
    bool fits(const char* container);

    // Before the header is written: a stream of its own in `to`. Returns FFmpeg's error, or 0.
    int add_stream(AVFormatContext* to);

    // Writes what begins before `time_s` on the timeline of the pictures. That is the file's, with
    // `clock_shift_s` (see Frame) added: each time the pictures' clock went back, so did that of
    // the sound. `ahead_s` is added to all times that are written. Damaged sound ends where the
    // damage begins. Returns FFmpeg's error where the file written to is in error, or 0.
    int copy_until(double time_s, double clock_shift_s, double ahead_s, AVFormatContext* to);

    // The last of it, up to `time_s`.
    int finish(double time_s, double ahead_s, AVFormatContext* to);

    // Packets that the container refused.
    int refused() const { return refused_; }

  private:
    struct CloseInput {
        void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
    };
    bool next_packet();
    int write_packet(double shift_s, double ahead_s, AVFormatContext* to);

    std::unique_ptr<AVFormatContext, CloseInput> from_;
    AVStream* stream_ = nullptr;  // owned by `from_`
    AVStream* out_ = nullptr;     // owned by the container written to
    ffmpeg::Owner<AVPacket> packet_{av_packet_alloc()};
    bool waiting_ = false;  // packet_ holds one that is not due
    bool ended_ = false;
    std::vector<double> shifts_;                // of the pictures, one after the other
    std::size_t shift_ = 0;                     // which of them the sound has reached
    std::int64_t last_own_ = AV_NOPTS_VALUE;    // in the file read from
    std::int64_t last_given_ = AV_NOPTS_VALUE;  // in the container written to
    int refused_ = 0;
};

}  // namespace mien
