// What the reader and the writer of videos share: owners for FFmpeg's objects, errors in words.
#pragma once

#include <memory>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace mien::ffmpeg {

struct Delete {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
};
template <class T>
using Owner = std::unique_ptr<T, Delete>;

// Users read our errors, not FFmpeg's log.
inline void silence() {
    static const bool once = (av_log_set_level(AV_LOG_QUIET), true);
    static_cast<void>(once);
}

// FFmpeg's words for one of its error codes.
inline std::string reason(int error) {
    if (error == AVERROR_INVALIDDATA) return "its data is damaged or of an unknown format";
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, text, sizeof text);
    return text;
}

}  // namespace mien::ffmpeg
