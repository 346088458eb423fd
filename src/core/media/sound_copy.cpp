#include "core/media/sound_copy.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/media/allowed_formats.h"

namespace mien {

SoundCopy::SoundCopy(const std::string& file, double begin_s) : shifts_{-begin_s} {
    ffmpeg::silence();
    if (file.empty() || !packet_) return;
    AVFormatContext* format = avformat_alloc_context();
    if (format == nullptr || open_file(&format, file) < 0) return;
    from_.reset(format);
    if (find_streams(*format) < 0) return;
    const int best = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (best < 0) return;
    stream_ = format->streams[best];
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        if (format->streams[i] != stream_) format->streams[i]->discard = AVDISCARD_ALL;
    }
    if (begin_s <= 1) return;
    // What is not needed is left out by its time; where the file cannot be sought, all is read.
    const auto before = static_cast<std::int64_t>((begin_s - 1) / av_q2d(stream_->time_base));
    av_seek_frame(format, best, before, AVSEEK_FLAG_BACKWARD);
}

int SoundCopy::add_stream(AVFormatContext* to) {
    if (!any()) return 0;
    out_ = avformat_new_stream(to, nullptr);
    if (out_ == nullptr) return AVERROR(ENOMEM);
    const int result = avcodec_parameters_copy(out_->codecpar, stream_->codecpar);
    out_->codecpar->codec_tag = 0;  // the container's own
    out_->time_base = stream_->time_base;
    return result;
}

bool SoundCopy::next_packet() {
    while (!waiting_ && !ended_) {
        if (av_read_frame(from_.get(), packet_.get()) < 0) {
            ended_ = true;
        } else if (packet_->stream_index != stream_->index || packet_->pts == AV_NOPTS_VALUE) {
            av_packet_unref(packet_.get());
        } else {
            if (last_own_ != AV_NOPTS_VALUE && packet_->pts < last_own_) ++shift_;
            last_own_ = packet_->pts;
            waiting_ = true;
        }
    }
    return waiting_;
}

int SoundCopy::write_packet(double shift_s, double ahead_s, AVFormatContext* to) {
    waiting_ = false;
    const auto ticks = std::llround((shift_s + ahead_s) / av_q2d(stream_->time_base));
    packet_->pts += ticks;
    packet_->dts = packet_->pts;
    av_packet_rescale_ts(packet_.get(), stream_->time_base, out_->time_base);
    packet_->stream_index = out_->index;
    packet_->pos = -1;
    // Not what lies before the beginning (a container that knows no times before 0 would shift the
    // pictures for it), nor before what is there already, where recordings overlap.
    const std::int64_t given = packet_->dts;
    const bool negative_fits = (to->oformat->flags & AVFMT_TS_NEGATIVE) != 0;
    // Decoders need the little that lies before: AAC begins with up to 2,112 samples of priming.
    const auto priming = static_cast<std::int64_t>(0.1 / av_q2d(out_->time_base));
    const bool before = negative_fits ? given + packet_->duration <= -priming : given < 0;
    const bool late = last_given_ != AV_NOPTS_VALUE && given <= last_given_;
    if (!before && !late) {
        const int result = av_write_frame(to, packet_.get());
        if (result >= 0) last_given_ = given;
        if (result < 0) ++refused_;
    }
    av_packet_unref(packet_.get());
    return to->pb != nullptr && to->pb->error < 0 ? to->pb->error : 0;
}

int SoundCopy::copy_until(double time_s, double clock_shift_s, double ahead_s,
                          AVFormatContext* to) {
    if (!any()) return 0;
    if (clock_shift_s != shifts_.back()) {
        // A single picture out of order is no new beginning.
        const bool back = shifts_.size() > 1 && shifts_[shifts_.size() - 2] == clock_shift_s;
        if (back && shift_ + 1 < shifts_.size()) {
            shifts_.pop_back();
        } else {
            shifts_.push_back(clock_shift_s);
        }
    }
    // Where the sound has reached a new beginning first, it waits for the pictures to tell.
    while (next_packet() && shift_ < shifts_.size()) {
        const double own_s = static_cast<double>(packet_->pts) * av_q2d(stream_->time_base);
        if (own_s + shifts_[shift_] >= time_s) return 0;
        if (const int result = write_packet(shifts_[shift_], ahead_s, to); result < 0)
            return result;
    }
    return 0;
}

int SoundCopy::finish(double time_s, double ahead_s, AVFormatContext* to) {
    while (any() && next_packet()) {
        const double shift_s = shift_ < shifts_.size() ? shifts_[shift_] : shifts_.back();
        const double own_s = static_cast<double>(packet_->pts) * av_q2d(stream_->time_base);
        if (own_s + shift_s >= time_s) return 0;
        if (const int result = write_packet(shift_s, ahead_s, to); result < 0) return result;
    }
    return 0;
}

namespace {

// Bytes in memory, to be read by FFmpeg.
struct Memory {
    const std::uint8_t* data;
    std::int64_t size;
    std::int64_t at;

    static int read(void* self, std::uint8_t* to, int count) {
        auto& memory = *static_cast<Memory*>(self);
        const auto left = static_cast<int>(std::min<std::int64_t>(count, memory.size - memory.at));
        if (left <= 0) return AVERROR_EOF;
        std::memcpy(to, memory.data + memory.at, static_cast<std::size_t>(left));
        memory.at += left;
        return left;
    }
    static std::int64_t seek(void* self, std::int64_t offset, int from) {
        auto& memory = *static_cast<Memory*>(self);
        if (from == AVSEEK_SIZE) return memory.size;
        if (from == SEEK_CUR) offset += memory.at;
        if (from == SEEK_END) offset += memory.size;
        return offset < 0 || offset > memory.size ? AVERROR(EINVAL) : memory.at = offset;
    }
};

// Whether what was written is sound of the same kind to whoever reads it.
bool reads_back(std::uint8_t* bytes, int size, const AVCodecParameters& wanted) {
    Memory memory{bytes, size, 0};
    constexpr int kBuffer = 4096;
    AVIOContext* io = avio_alloc_context(static_cast<std::uint8_t*>(av_malloc(kBuffer)), kBuffer, 0,
                                         &memory, Memory::read, nullptr, Memory::seek);
    AVFormatContext* format = avformat_alloc_context();
    bool same = false;
    if (io != nullptr && format != nullptr) {
        format->pb = io;
        restrict_to(*format, kAllowedContainers, "file");
        if (avformat_open_input(&format, nullptr, nullptr, nullptr) >= 0) {
            same = find_streams(*format) >= 0 && format->nb_streams == 1 &&
                   format->streams[0]->codecpar->codec_id == wanted.codec_id &&
                   format->streams[0]->codecpar->sample_rate == wanted.sample_rate;
        }
    }
    avformat_close_input(&format);
    if (io != nullptr) av_freep(&io->buffer);
    avio_context_free(&io);
    return same;
}

}  // namespace

bool SoundCopy::fits(const char* container) {
    if (!any()) return true;
    constexpr int kPackets = 16;
    AVFormatContext* to = nullptr;
    if (avformat_alloc_output_context2(&to, nullptr, container, nullptr) < 0) return false;
    std::uint8_t* bytes = nullptr;
    int size = 0;
    bool good = avio_open_dyn_buf(&to->pb) >= 0;
    if (good) {
        good = add_stream(to) >= 0 && avformat_write_header(to, nullptr) >= 0;
        double first_s = 0;
        for (int i = 0; good && i < kPackets && next_packet(); ++i) {
            if (i == 0) first_s = static_cast<double>(packet_->pts) * av_q2d(stream_->time_base);
            write_packet(0, -first_s, to);
        }
        good = good && refused_ == 0 && av_write_trailer(to) >= 0;
        size = avio_close_dyn_buf(to->pb, &bytes);
    }
    to->pb = nullptr;
    avformat_free_context(to);
    good = good && last_given_ != AV_NOPTS_VALUE && reads_back(bytes, size, *stream_->codecpar);
    av_free(bytes);
    return good;
}

}  // namespace mien
