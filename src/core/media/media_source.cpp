#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <opencv2/core.hpp>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "base/regular_file.h"
#include "base/seconds.h"
#include "core/media/allowed_formats.h"
#include "core/media/container_size.h"
#include "core/media/ffmpeg.h"
#include "core/media/picture_converter.h"
#include "core/media/url.h"
#include "mien/error.h"
#include "mien/frame_source.h"
#include "mien/picture_file.h"

namespace mien {

namespace {

using Clock = std::chrono::steady_clock;

struct CloseInput {
    void operator()(AVFormatContext* format) const { avformat_close_input(&format); }
};

std::string in_seconds(double time_s) {
    return fmt::format("{:.4g} s", time_s);
}

bool is_attached(const AVStream& stream) {
    return (stream.disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
}

// A stream of a single picture: some films begin with their own poster.
bool is_poster(const AVStream& stream) {
    if (stream.nb_frames == 1) return true;
    switch (stream.codecpar->codec_id) {
        case AV_CODEC_ID_PNG:
        case AV_CODEC_ID_BMP:
        case AV_CODEC_ID_WEBP:
        case AV_CODEC_ID_TIFF:
        case AV_CODEC_ID_MJPEG:
            if (stream.nb_frames == 0) return true;
            break;
        default:
            break;
    }
    // Matroska does not count frames, but FFmpeg and mkvmerge note how long a track is.
    const AVDictionaryEntry* noted =
        av_dict_get(stream.metadata, "DURATION", nullptr, AV_DICT_IGNORE_SUFFIX);
    int hours = 0;
    int minutes = 0;
    int whole_s = 0;
    int thousandths = 0;
    const double rate = av_q2d(stream.avg_frame_rate);
    return noted != nullptr && rate > 0 &&
           std::sscanf(noted->value, "%d:%d:%d.%3d", &hours, &minutes, &whole_s, &thousandths) ==
               4 &&
           3600.0 * hours + 60.0 * minutes + whole_s + thousandths / 1000.0 < 1.5 / rate;
}

// Behind its end marker a camera may fill up with zeros.
bool ends_as_jpeg(const AVPacket& packet) {
    int end = packet.size;
    while (end > 0 && packet.data[end - 1] == 0) --end;
    return end >= 2 && packet.data[end - 2] == 0xFF && packet.data[end - 1] == 0xD9;
}

// A packet that lacks its end is the last that was read, or one of the last: FFmpeg makes several
// out of one packet of sound in a transport stream.
constexpr int kWholePacketsAtEnd = 16;

class MediaSource final : public FrameSource {
  public:
    MediaSource(const std::string& path_or_url, const MediaOptions& options);

    const SourceInfo& info() const override { return info_; }
    ReadStatus read(Frame& frame) override;
    bool seek(double time_s) override;
    void interrupt() noexcept override { interrupted_ = true; }
    std::string problem() const override { return problem_; }

  private:
    void check_file() const;
    void open_container();
    void choose_stream();
    void open_decoder();
    void fill_info();

    ReadStatus decode();
    void feed();
    void take(Frame& frame, double time_s);
    double time_of(const AVFrame& frame);
    ReadStatus find(double time_s, Frame& frame);
    bool jump(double time_s);
    void begin_anew();
    ReadStatus ending();
    bool is_cut_off() const;

    bool live() const { return info_.kind == SourceKind::stream; }
    Error failure(const std::string& reason) const {
        return Error("cannot read " + shown_ + ": " + reason);
    }

    bool cancelled() const { return interrupted_ || stop_.stop_requested(); }

    // FFmpeg asks this while it waits for a peer.
    static int should_stop(void* self);
    void await_peer() { deadline_ = Clock::now() + patience_; }

    std::string shown_;           // the file or URL as messages name it
    std::filesystem::path file_;  // empty for URLs
    std::string url_;             // for URLs: what FFmpeg opens,
    std::string protocols_;       // and by which of its protocols
    Clock::duration patience_;

    // Declared before `format_`, which calls should_stop() even while it is closed.
    std::atomic<bool> interrupted_ = false;
    std::stop_token stop_;
    Clock::time_point deadline_;
    bool timed_out_ = false;

    SourceInfo info_;
    std::unique_ptr<AVFormatContext, CloseInput> format_;
    AVStream* stream_ = nullptr;  // owned by `format_`
    ffmpeg::Owner<AVCodecContext> decoder_;
    ffmpeg::Owner<AVFrame> decoded_{av_frame_alloc()};
    ffmpeg::Owner<AVPacket> packet_{av_packet_alloc()};
    PictureConverter converter_;

    std::optional<Frame> first_;      // decoded when opened, to know that there are pictures
    std::optional<double> wanted_s_;  // by seek()
    std::int64_t next_ = 0;
    double last_time_s_ = 0;
    double shift_s_ = 0;                         // added to the container's times, see time_of()
    double shift_before_s_ = 0;                  // and before its clock last went back
    int since_step_ = 0;                         // frames since then
    std::int64_t packets_ = 0;                   // of the chosen stream
    int since_cut_packet_ = kWholePacketsAtEnd;  // whole packets, of any stream
    bool last_picture_damaged_ = false;
    bool jumped_ = false;                 // `packets_` no longer counts from the beginning
    bool skips_to_key_ = false;           // after a jump: what comes before a key frame is useless
    std::optional<double> whole_from_s_;  // and what is shown before it may lack its references
    bool clock_began_anew_ = false;       // times do not tell places in the file
    int read_error_ = 0;                  // why there are no more packets; 0 while there may be
    int damaged_ = 0;                     // packets that could not be decoded
    int patched_ = 0;                     // pictures of which a part was made up
    std::int64_t packets_end_ = 0;        // where in the file the last packet ends
    bool last_packet_ended_ = true;       // of raw JPEG pictures: with their end marker
    ReadStatus status_ = ReadStatus::frame;
    std::string problem_;
};

MediaSource::MediaSource(const std::string& path_or_url, const MediaOptions& options)
    : patience_(std::chrono::duration_cast<Clock::duration>(
          std::chrono::duration<double>(std::clamp(options.timeout_s, 0.01, 86400.0)))),
      stop_(options.stop) {
    ffmpeg::silence();
    const std::string path = is_url(path_or_url) ? path_of_file_url(path_or_url) : path_or_url;
    if (path.empty() && is_url(path_or_url)) {
        shown_ = without_password(path_or_url);
        url_ = path_or_url;
        info_.kind = SourceKind::stream;
        try {
            protocols_ = protocols_of(url_);
        } catch (const Error& error) {
            throw failure(error.what());
        }
        info_.name = shown_;
    } else {
        shown_ = path;
        file_ = path;
        info_.kind = SourceKind::video;
        info_.name = file_.filename().string();
        check_file();
    }
    open_container();
    choose_stream();
    open_decoder();

    Frame frame;
    try {
        status_ = decode();
        if (status_ == ReadStatus::frame) take(frame, time_of(*decoded_));
    } catch (const std::exception& e) {
        throw failure(e.what());
    }
    if (status_ != ReadStatus::frame) {
        if (cancelled()) throw failure("opening it was cancelled");
        if (timed_out_) throw failure("no picture came in time; check that it is being sent");
        throw failure("none of its pictures can be decoded; it is damaged or empty");
    }
    fill_info();
    info_.width = frame.picture.cols;
    info_.height = frame.picture.rows;
    first_ = std::move(frame);
}

void MediaSource::check_file() const {
    try {
        check_regular_file(file_);
    } catch (const Error& error) {
        throw failure(error.what());
    }
    if (const std::string advice = why_no_video(file_); !advice.empty() && !is_motion_jpeg(file_)) {
        throw failure(advice);
    }
    if (names_other_files(file_)) {
        throw failure(
            "its pictures or sound are in other files, which it names; make it "
            "self-contained first");
    }
}

void MediaSource::open_container() {
    AVFormatContext* format = avformat_alloc_context();
    if (format == nullptr || !decoded_ || !packet_) throw failure("there is not enough memory");
    format->interrupt_callback = {should_stop, this};
    // FFmpeg looks at five seconds of a stream before it lets go of the first picture.
    if (live()) format->max_analyze_duration = AV_TIME_BASE;

    await_peer();
    int result = 0;
    if (live()) {
        AVDictionary* settings = nullptr;
        av_dict_set(&settings, "rtsp_flags", "prefer_tcp", 0);  // UDP loses pictures
        restrict_to(*format, kAllowedStreamContainers, protocols_);
        result = avformat_open_input(&format, url_.c_str(), nullptr, &settings);
        av_dict_free(&settings);
    } else {
        result = open_file(&format, file_);
    }
    format_.reset(format);  // null when opening failed

    if (result >= 0) result = find_streams(*format);
    if (cancelled()) throw failure("opening it was cancelled");
    if (timed_out_) {
        throw failure("no answer within " + in_seconds(seconds(patience_)) +
                      "; check the address and that the stream is being sent");
    }
    // What is not allowed counts as an invalid argument.
    if (result == AVERROR_INVALIDDATA || result == AVERROR(EINVAL)) {
        throw failure(live() ? "what is sent there is a playlist or not a video; give the address "
                               "of the video itself"
                             : "it is damaged or not a video; give a video file such as MP4, MKV, "
                               "MOV, AVI or WebM");
    }
    if (result == AVERROR_PROTOCOL_NOT_FOUND) {
        throw failure("this kind of address is unknown; give one such as http:// or rtsp://");
    }
    if (result == AVERROR(EIO) && live()) {  // what FFmpeg says of a host without an address, too
        throw failure("there is no such host, or nothing answers there; check the address");
    }
    if (result < 0) {
        throw failure(ffmpeg::reason(result) + (live() ? "; check the address" : ""));
    }
    info_.start_s = 1e300;
    for (unsigned i = 0; i < format->nb_streams; ++i) {
        const AVStream& stream = *format->streams[i];
        const AVMediaType type = stream.codecpar->codec_type;
        if (type != AVMEDIA_TYPE_VIDEO && type != AVMEDIA_TYPE_AUDIO) continue;
        if (stream.start_time == AV_NOPTS_VALUE || is_attached(stream)) continue;
        info_.start_s = std::min(info_.start_s,
                                 static_cast<double>(stream.start_time) * av_q2d(stream.time_base));
    }
    if (info_.start_s == 1e300) info_.start_s = 0;
}

void MediaSource::choose_stream() {
    stream_ = nullptr;
    const int best = av_find_best_stream(format_.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (best >= 0 && !is_attached(*format_->streams[best])) stream_ = format_->streams[best];
    for (unsigned i = 0; i < format_->nb_streams; ++i) {
        AVStream& other = *format_->streams[i];
        if (other.codecpar->codec_type != AVMEDIA_TYPE_VIDEO || is_attached(other)) continue;
        if (stream_ == nullptr || (is_poster(*stream_) && !is_poster(other))) stream_ = &other;
    }
    if (stream_ == nullptr) {
        throw failure(
            "it is not a video (no video stream); give a video file such as MP4, MKV, MOV, AVI or "
            "WebM");
    }
}

void MediaSource::open_decoder() {
    const AVCodecID id = stream_->codecpar->codec_id;
    const AVCodec* codec = avcodec_find_decoder(id);
    if (codec == nullptr) {
        throw failure(std::string("there is no decoder for its format, ") + avcodec_get_name(id) +
                      "; convert it to H.264");
    }
    decoder_.reset(avcodec_alloc_context3(codec));
    if (!decoder_) throw failure("there is not enough memory");
    avcodec_parameters_to_context(decoder_.get(), stream_->codecpar);
    decoder_->pkt_timebase = stream_->time_base;
    decoder_->thread_count = 2;
    decoder_->max_pixels = kMostPicturePixels;
    decoder_->codec_whitelist = av_strdup(allowed_codecs);
    if (live() && format_->duration == AV_NOPTS_VALUE) {
        decoder_->thread_type = FF_THREAD_SLICE;  // threads by frame hold frames back
        decoder_->flags |= AV_CODEC_FLAG_LOW_DELAY;
    }
    const int result = avcodec_open2(decoder_.get(), codec, nullptr);
    if (result == AVERROR(EINVAL)) {
        throw failure(std::string("its format, ") + avcodec_get_name(id) +
                      ", is not supported, or it is damaged; convert it to H.264");
    }
    if (result < 0) throw failure(ffmpeg::reason(result));
}

void MediaSource::fill_info() {
    AVRational rate = stream_->avg_frame_rate;
    if (rate.num <= 0 || rate.den <= 0) rate = stream_->r_frame_rate;
    if (rate.num > 0 && rate.den > 0) info_.frames_per_second = av_q2d(rate);
    if (format_->duration > 0) {
        info_.duration_s = static_cast<double>(format_->duration) / AV_TIME_BASE;
    }
    if (stream_->nb_frames > 0) {
        info_.frame_count = stream_->nb_frames;
    } else if (info_.duration_s && info_.frames_per_second > 0) {
        info_.frame_count = std::llround(*info_.duration_s * info_.frames_per_second);
    }
}

int MediaSource::should_stop(void* self) {
    auto& source = *static_cast<MediaSource*>(self);
    if (source.cancelled()) return 1;
    if (!source.live() || Clock::now() < source.deadline_) return 0;
    source.timed_out_ = true;
    return 1;
}

ReadStatus MediaSource::read(Frame& frame) {
    if (status_ != ReadStatus::frame) return status_;
    if (cancelled()) return status_ = ReadStatus::cancelled;
    if (first_) {
        frame = std::move(*first_);
        first_.reset();
        return status_;
    }
    try {
        if (wanted_s_) return status_ = find(*std::exchange(wanted_s_, {}), frame);
        status_ = decode();
        if (status_ == ReadStatus::frame) take(frame, time_of(*decoded_));
    } catch (const std::exception& e) {
        problem_ =
            "cannot read " + shown_ + " beyond " + in_seconds(last_time_s_) + ": " + e.what();
        status_ = live() ? ReadStatus::lost : ReadStatus::truncated;
    }
    return status_;
}

bool MediaSource::seek(double time_s) {
    if (live()) return false;
    first_.reset();
    wanted_s_ = time_s;
    if (status_ != ReadStatus::cancelled) status_ = ReadStatus::frame;
    problem_.clear();
    return true;
}

// Jumps to a key frame before the wanted time, and decodes from there to the very frame. Where
// jumping is not possible or misses, it begins further ahead, and in the end at the beginning.
ReadStatus MediaSource::find(double time_s, Frame& frame) {
    constexpr double kMicrosecond = 1e-6;
    for (double ahead_s = 0;; ahead_s = std::max(1.0, 4 * ahead_s)) {
        const bool jumped = !clock_began_anew_ && jump(time_s - ahead_s);
        if (!jumped) begin_anew();
        bool certain = !jumped;  // a frame before the wanted one was seen
        for (;;) {
            const ReadStatus status = decode();
            if (status == ReadStatus::cancelled) return status;
            if (status != ReadStatus::frame) {
                if (certain) return status;
                break;
            }
            const bool timed = decoded_->best_effort_timestamp != AV_NOPTS_VALUE;
            if (jumped && !timed) {
                clock_began_anew_ = true;
                break;
            }
            const double now_s = time_of(*decoded_);
            if (jumped && now_s < whole_from_s_.value_or(1e300) - kMicrosecond) continue;
            if (!certain && now_s > time_s + kMicrosecond) break;
            certain = true;
            if (now_s < time_s - kMicrosecond) continue;
            take(frame, now_s);
            return ReadStatus::frame;
        }
    }
}

// To the last key frame whose place is not behind `time_s`; false where there is none.
bool MediaSource::jump(double time_s) {
    const auto start = stream_->start_time == AV_NOPTS_VALUE ? 0 : stream_->start_time;
    const auto place = std::llround(time_s / av_q2d(stream_->time_base));
    if (place <= start) return false;
    if (av_seek_frame(format_.get(), stream_->index, place, AVSEEK_FLAG_BACKWARD) < 0) return false;
    avcodec_flush_buffers(decoder_.get());
    next_ = 0;
    last_time_s_ = 0;
    read_error_ = 0;
    damaged_ = 0;
    patched_ = 0;
    jumped_ = true;
    skips_to_key_ = true;
    whole_from_s_.reset();
    return true;
}

void MediaSource::begin_anew() {
    decoder_.reset();
    format_.reset();
    open_container();
    choose_stream();
    open_decoder();
    next_ = 0;
    last_time_s_ = 0;
    shift_s_ = 0;
    shift_before_s_ = 0;
    packets_ = 0;
    since_cut_packet_ = kWholePacketsAtEnd;
    read_error_ = 0;
    damaged_ = 0;
    patched_ = 0;
    jumped_ = false;
    skips_to_key_ = false;
}

// The next picture, into `decoded_`.
ReadStatus MediaSource::decode() {
    // A damaged end must not keep a decoder failing for ever.
    constexpr int kMostFailuresAtEnd = 1000;
    int failures_at_end = 0;
    await_peer();
    for (;;) {
        if (cancelled()) return ReadStatus::cancelled;
        const int result = avcodec_receive_frame(decoder_.get(), decoded_.get());
        if (result >= 0) return ReadStatus::frame;
        if (result == AVERROR_EOF) return ending();
        if (result == AVERROR(EAGAIN)) {
            feed();
        } else {
            ++damaged_;
            if (read_error_ != 0 && ++failures_at_end == kMostFailuresAtEnd) return ending();
        }
    }
}

// Gives the decoder the next packet of the stream, or word that there are no more.
void MediaSource::feed() {
    const int result = av_read_frame(format_.get(), packet_.get());
    if (result == AVERROR(EAGAIN)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        if (should_stop(this) == 0) return;
    }
    if (result < 0) {
        read_error_ = result;
        avcodec_send_packet(decoder_.get(), nullptr);
        return;
    }
    const bool cut = (packet_->flags & AV_PKT_FLAG_CORRUPT) != 0;
    since_cut_packet_ = cut ? 0 : std::min(since_cut_packet_ + 1, kWholePacketsAtEnd);
    if (packet_->stream_index == stream_->index) {
        await_peer();
        ++packets_;
        packets_end_ = std::max(packets_end_, packet_->pos + packet_->size);
        last_packet_ended_ = ends_as_jpeg(*packet_);
        const bool key = (packet_->flags & AV_PKT_FLAG_KEY) != 0;
        if (skips_to_key_ && key && packet_->pts != AV_NOPTS_VALUE) {
            skips_to_key_ = false;
            whole_from_s_ = static_cast<double>(packet_->pts) * av_q2d(stream_->time_base);
        }
        if (!skips_to_key_ && avcodec_send_packet(decoder_.get(), packet_.get()) < 0) ++damaged_;
    }
    av_packet_unref(packet_.get());
}

void MediaSource::take(Frame& frame, double time_s) {
    const AVFrameSideData* of_frame =
        av_frame_get_side_data(decoded_.get(), AV_FRAME_DATA_DISPLAYMATRIX);
    const std::uint8_t* matrix =
        of_frame != nullptr ? of_frame->data
                            : av_stream_get_side_data(stream_, AV_PKT_DATA_DISPLAYMATRIX, nullptr);

    last_picture_damaged_ = decoded_->decode_error_flags != 0;
    if (last_picture_damaged_) ++patched_;

    Frame result;
    result.picture =
        converter_.convert(*decoded_, reinterpret_cast<const std::int32_t*>(matrix),
                           av_guess_sample_aspect_ratio(format_.get(), stream_, decoded_.get()));
    result.clock_shift_s = shift_s_;
    result.time_s = time_s;
    result.index = next_ - 1;
    if (live()) result.arrival = Clock::now();
    frame = std::move(result);
}

// Of the next frame: to be called once for each.
double MediaSource::time_of(const AVFrame& frame) {
    const double rate = av_q2d(stream_->avg_frame_rate);
    const double period_s = rate > 0 && rate < 1000 ? 1 / rate : 0.04;
    const double expected_s = next_ == 0 ? 0 : last_time_s_ + period_s;
    double time_s = expected_s;
    if (frame.best_effort_timestamp != AV_NOPTS_VALUE) {
        time_s = static_cast<double>(frame.best_effort_timestamp) * av_q2d(stream_->time_base);
        // A single frame may be out of order: as soon as the clock is ahead again, it is believed.
        constexpr int kSoon = 3;
        if (shift_s_ != shift_before_s_ && ++since_step_ <= kSoon &&
            time_s + shift_before_s_ > last_time_s_) {
            shift_s_ = shift_before_s_;
        }
        time_s += shift_s_;
        // Joined recordings, a sender that restarts: times continue from where they were.
        if (next_ > 0 && time_s < last_time_s_) {
            clock_began_anew_ = true;
            shift_before_s_ = shift_s_;
            since_step_ = 0;
            shift_s_ += expected_s - time_s;
            time_s = expected_s;
        }
    }
    if (next_++ > 0) time_s = std::max(time_s, last_time_s_);
    return last_time_s_ = time_s;
}

ReadStatus MediaSource::ending() {
    if (cancelled()) return ReadStatus::cancelled;
    const std::string beyond =
        "cannot read " + shown_ + " beyond " + in_seconds(last_time_s_) + ": ";
    if (timed_out_) {
        problem_ =
            beyond + "nothing came for " + in_seconds(seconds(patience_)) + "; check the network";
        return ReadStatus::lost;
    }
    if (read_error_ != 0 && read_error_ != AVERROR_EOF) {
        problem_ = beyond + ffmpeg::reason(read_error_) +
                   (live() ? "; check the network" : "; copy the file again");
        return live() ? ReadStatus::lost : ReadStatus::truncated;
    }
    if (is_cut_off()) {
        problem_ = beyond + "the file is cut off there; copy or record it again for the rest";
        return ReadStatus::truncated;
    }
    if (damaged_ + patched_ > 0) {
        problem_ = "cannot read all of " + shown_ + ": it is damaged; ";
        if (damaged_ > 0) problem_ += "pictures left out: " + std::to_string(damaged_);
        if (damaged_ > 0 && patched_ > 0) problem_ += "; ";
        if (patched_ > 0) problem_ += "pictures partly made up: " + std::to_string(patched_);
    }
    return ReadStatus::end;
}

// FFmpeg reports the end of a file alike whether it is whole or cut. What it leaves as traces
// differs by format; each of these means that something the file promises is not there. Stated
// durations and frame counts are no evidence: whole files miss them.
bool MediaSource::is_cut_off() const {
    const std::string_view format = format_->iformat->name;
    const std::int64_t size = format_->pb != nullptr ? avio_size(format_->pb) : -1;
    if (size <= 0) return false;  // live: it may end anywhere

    if (since_cut_packet_ < kWholePacketsAtEnd || last_picture_damaged_) return true;
    if (format == "gif" && !jumped_ && packets_ < stream_->nb_frames) {
        return true;  // counted when opened
    }
    if (format == "mjpeg" && !last_packet_ended_) return true;
    constexpr std::int64_t kFrameHead = 256;  // of Y4M, a line before each picture
    if ((format == "yuv4mpegpipe" || format == "dv") && !jumped_ &&
        (packets_end_ > size || size - packets_end_ > kFrameHead)) {
        return true;
    }
    if (format == "mpegts") {
        std::int64_t packet_size = 0;
        av_opt_get_int(format_->priv_data, "ts_packetsize", 0, &packet_size);
        return packet_size > 0 && size % packet_size != 0;
    }
    for (int i = 0; i < avformat_index_get_entries_count(stream_); ++i) {
        const AVIndexEntry* entry = avformat_index_get_entry(stream_, i);
        if (entry->pos + entry->size > size) return true;
    }
    return claimed_size(file_) > static_cast<std::uint64_t>(size);
}

}  // namespace

std::unique_ptr<FrameSource> open_media(const std::string& path_or_url,
                                        const MediaOptions& options) {
    return std::make_unique<MediaSource>(path_or_url, options);
}

}  // namespace mien
