#include "core/media/sound_decoder.h"

#include <cstdint>

#include "core/media/allowed_formats.h"

namespace mien {

SoundDecoder::SoundDecoder(const std::filesystem::path& file) {
    ffmpeg::silence();
    if (!open(file)) codec_.reset();
}

bool SoundDecoder::open(const std::filesystem::path& file) {
    AVFormatContext* opened = avformat_alloc_context();
    if (opened == nullptr || open_file(&opened, file) < 0) return false;
    format_.reset(opened);
    if (find_streams(*format_) < 0) return false;
    const AVCodec* decoder = nullptr;
    stream_ = av_find_best_stream(opened, AVMEDIA_TYPE_AUDIO, -1, -1, &decoder, 0);
    if (stream_ < 0 || decoder == nullptr) return false;
    for (unsigned i = 0; i < format_->nb_streams; ++i) {
        if (static_cast<int>(i) != stream_) format_->streams[i]->discard = AVDISCARD_ALL;
    }
    codec_.reset(avcodec_alloc_context3(decoder));
    if (!codec_ || !packet_ || !frame_) return false;
    const AVStream& stream = *format_->streams[stream_];
    if (avcodec_parameters_to_context(codec_.get(), stream.codecpar) < 0) return false;
    codec_->thread_count = 1;
    codec_->pkt_timebase = stream.time_base;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "codec_whitelist", allowed_codecs, 0);
    const int result = avcodec_open2(codec_.get(), decoder, &options);
    av_dict_free(&options);
    return result >= 0;
}

bool SoundDecoder::next() {
    if (!any()) return false;
    for (;;) {
        av_frame_unref(frame_.get());
        const int result = avcodec_receive_frame(codec_.get(), frame_.get());
        if (result < 0) {
            if (drained_ || !send_packet()) return false;
        } else if (frame_->best_effort_timestamp != AV_NOPTS_VALUE) {
            time_s_ = static_cast<double>(frame_->best_effort_timestamp) *
                      av_q2d(format_->streams[stream_]->time_base);
            return true;
        }
    }
}

// Gives the decoder something to do: a packet, or word that there are no more.
bool SoundDecoder::send_packet() {
    while (av_read_frame(format_.get(), packet_.get()) >= 0) {
        const bool sent = packet_->stream_index == stream_ &&
                          avcodec_send_packet(codec_.get(), packet_.get()) >= 0;
        av_packet_unref(packet_.get());
        if (sent) return true;
    }
    drained_ = true;
    return avcodec_send_packet(codec_.get(), nullptr) >= 0;
}

void SoundDecoder::seek(double time_s) {
    if (!any()) return;
    // Decoders of sound need a few frames before the one that is wanted.
    const auto ticks =
        static_cast<std::int64_t>((time_s - 0.2) / av_q2d(format_->streams[stream_]->time_base));
    if (av_seek_frame(format_.get(), stream_, ticks, AVSEEK_FLAG_BACKWARD) < 0) {
        av_seek_frame(format_.get(), stream_, 0, AVSEEK_FLAG_BYTE);
    }
    avcodec_flush_buffers(codec_.get());
    drained_ = false;
}

}  // namespace mien
