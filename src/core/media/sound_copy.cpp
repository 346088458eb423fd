#include "core/media/sound_copy.h"

#include <string_view>

namespace mien {

SoundCopy::SoundCopy(const std::string& file) {
    ffmpeg::silence();
    AVFormatContext* format = nullptr;
    if (file.empty() || !packet_) return;
    if (avformat_open_input(&format, ("file:" + file).c_str(), nullptr, nullptr) < 0) return;
    from_.reset(format);
    if (avformat_find_stream_info(format, nullptr) < 0) return;
    const int best = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (best < 0) return;
    stream_ = format->streams[best];
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        if (format->streams[i] != stream_) format->streams[i]->discard = AVDISCARD_ALL;
    }
}

bool SoundCopy::fits(const char* container) const {
    const AVOutputFormat* format = av_guess_format(container, nullptr, nullptr);
    return stream_ == nullptr ||
           (format != nullptr &&
            avformat_query_codec(format, stream_->codecpar->codec_id, FF_COMPLIANCE_NORMAL) == 1);
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

int SoundCopy::copy_until(double time_s, AVFormatContext* to) {
    while (any() && !ended_) {
        if (!waiting_) {
            if (av_read_frame(from_.get(), packet_.get()) < 0) {
                ended_ = true;
                return 0;
            }
            if (packet_->stream_index != stream_->index || packet_->pts == AV_NOPTS_VALUE) {
                av_packet_unref(packet_.get());
                continue;
            }
            waiting_ = true;
        }
        if (static_cast<double>(packet_->pts) * av_q2d(stream_->time_base) >= time_s) return 0;
        waiting_ = false;
        av_packet_rescale_ts(packet_.get(), stream_->time_base, out_->time_base);
        packet_->stream_index = out_->index;
        packet_->pos = -1;
        const int result = av_write_frame(to, packet_.get());
        av_packet_unref(packet_.get());
        if (result < 0) return result;
    }
    return 0;
}

}  // namespace mien
