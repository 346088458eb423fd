#include "mien/video_writer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "base/atomic_file.h"
#include "core/media/ffmpeg.h"
#include "core/media/sound_copy.h"
#include "mien/error.h"

namespace mien {

namespace {

struct FreeOutput {
    void operator()(AVFormatContext* format) const { avformat_free_context(format); }
    void operator()(AVIOContext* stream) const {
        av_freep(&stream->buffer);
        avio_context_free(&stream);
    }
};

// What FFmpeg writes into: an AtomicFile, and where in it.
class Output {
  public:
    Output(const std::filesystem::path& path, Unfinished unfinished) : file_(path, unfinished) {
        constexpr int kBlock = 64 << 10;
        auto* buffer = static_cast<unsigned char*>(av_malloc(kBlock));
        if (buffer == nullptr) throw std::bad_alloc();
        stream_.reset(avio_alloc_context(buffer, kBlock, 1, this, nullptr, &write, &seek));
        if (!stream_) {
            av_free(buffer);
            throw std::bad_alloc();
        }
    }
    ~Output() { avio_flush(stream_.get()); }  // a record is kept as far as it goes
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    AVIOContext* stream() const { return stream_.get(); }
    void commit() { file_.commit(); }

  private:
    static int write(void* self, std::uint8_t* bytes, int count) {
        auto& to = *static_cast<Output*>(self);
        const auto size = static_cast<std::size_t>(count);
        const std::error_code error =
            to.file_.write_at(to.at_, {reinterpret_cast<const char*>(bytes), size});
        if (error) return AVERROR(error.value());
        to.at_ += size;
        to.size_ = std::max(to.size_, to.at_);
        return count;
    }

    static std::int64_t seek(void* self, std::int64_t offset, int from) {
        auto& to = *static_cast<Output*>(self);
        const auto size = static_cast<std::int64_t>(to.size_);
        switch (from & ~AVSEEK_FORCE) {
            case AVSEEK_SIZE:
                return size;
            case SEEK_CUR:
                offset += static_cast<std::int64_t>(to.at_);
                break;
            case SEEK_END:
                offset += size;
                break;
            default:
                break;
        }
        if (offset < 0) return AVERROR(EINVAL);
        to.at_ = static_cast<std::uint64_t>(offset);
        return offset;
    }

    AtomicFile file_;
    std::uint64_t at_ = 0;
    std::uint64_t size_ = 0;
    std::unique_ptr<AVIOContext, FreeOutput> stream_;
};

// FFmpeg's name for the container; null when there is none for the name.
const char* container(const std::filesystem::path& path) {
    std::string ending = path.extension().string();
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (ending == ".mp4" || ending == ".m4v") return "mp4";
    if (ending == ".mkv") return "matroska";
    return nullptr;
}

const AVCodec* find_encoder() {
    const AVCodec* x264 = avcodec_find_encoder_by_name("libx264");
    return x264 != nullptr ? x264 : avcodec_find_encoder(AV_CODEC_ID_H264);
}

}  // namespace

struct VideoWriter::Impl {
    Impl(std::filesystem::path path, cv::Size size, double frames_per_second, VideoUse use,
         const std::string& sound, double sound_from_s);
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void open_encoder();
    void open_file();
    void write(const cv::Mat& picture, double time_s, double clock_shift_s);
    void encode(const AVFrame* frame);
    void flush();
    void finish();

    // Throws Error when `result` is one of FFmpeg's errors, or writing has failed before.
    void check(int result) const;
    Error failure(const std::string& reason) const {
        return Error("cannot write " + path_.string() + ": " + reason);
    }

    std::filesystem::path path_;
    cv::Size given_;  // of the pictures
    cv::Size size_;   // of the video: even, as its colours have half the resolution
    double frames_per_second_;
    VideoUse use_;
    double sound_from_s_;
    SoundCopy sound_;
    bool finished_ = false;
    double ahead_s_ = 0;  // added to all times, so that the first is not before 0
    std::int64_t last_time_ = AV_NOPTS_VALUE;  // in units of the encoder's time base

    std::optional<Output> output_;  // outlives `format_`
    std::unique_ptr<AVFormatContext, FreeOutput> format_;
    AVStream* stream_ = nullptr;  // owned by `format_`
    ffmpeg::Owner<AVCodecContext> encoder_;
    ffmpeg::Owner<SwsContext> scaler_;
    cv::Mat padded_;  // FFmpeg's fast paths read some bytes beyond the end of a picture
    ffmpeg::Owner<AVFrame> frame_{av_frame_alloc()};
    ffmpeg::Owner<AVPacket> packet_{av_packet_alloc()};
};

VideoWriter::Impl::Impl(std::filesystem::path path, cv::Size size, double frames_per_second,
                        VideoUse use, const std::string& sound, double sound_from_s)
    : path_(std::move(path)),
      given_(size),
      size_(size.width / 2 * 2, size.height / 2 * 2),
      frames_per_second_(frames_per_second > 0 && frames_per_second <= 1000 ? frames_per_second
                                                                            : 25),
      use_(use),
      sound_from_s_(sound_from_s),
      sound_(sound, sound_from_s) {
    ffmpeg::silence();
    if (size_.width < 2 || size_.height < 2) throw failure("its pictures are smaller than 2x2");
    open_encoder();
    open_file();
}

void VideoWriter::Impl::open_encoder() {
    const char* name = container(path_);
    if (name == nullptr) throw failure("give it a name that ends in .mp4 or .mkv");
    AVFormatContext* format = nullptr;
    check(avformat_alloc_output_context2(&format, nullptr, name, nullptr));
    format_.reset(format);

    const AVCodec* codec = find_encoder();
    if (codec == nullptr) {
        throw failure("there is no H.264 encoder; install FFmpeg's libraries with libx264");
    }
    encoder_.reset(avcodec_alloc_context3(codec));
    if (!encoder_ || !frame_ || !packet_) throw failure("there is not enough memory");

    const bool large = size_.height >= 720;
    encoder_->width = size_.width;
    encoder_->height = size_.height;
    encoder_->pix_fmt = AV_PIX_FMT_YUV420P;
    encoder_->color_range = AVCOL_RANGE_MPEG;
    encoder_->colorspace = large ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
    encoder_->framerate = av_d2q(frames_per_second_, 100000);
    // Fine, so that each picture keeps its time; Matroska knows but milliseconds.
    encoder_->time_base =
        std::string_view(name) == "mp4" ? AVRational{1, 90000} : AVRational{1, 1000};
    encoder_->gop_size = static_cast<int>(std::lround(std::max(1.0, 2 * frames_per_second_)));
    encoder_->max_b_frames = 0;  // they would shift all times in Matroska
    encoder_->thread_count = 2;
    if ((format->oformat->flags & AVFMT_GLOBALHEADER) != 0) {
        encoder_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    // Other encoders than x264 do not know these; their defaults will do.
    const bool haste = use_ == VideoUse::record;
    av_opt_set(encoder_->priv_data, "preset", haste ? "superfast" : "veryfast", 0);
    if (haste) av_opt_set(encoder_->priv_data, "tune", "zerolatency", 0);
    av_opt_set(encoder_->priv_data, "crf", "20", 0);
    check(avcodec_open2(encoder_.get(), codec, nullptr));

    stream_ = avformat_new_stream(format, nullptr);
    if (stream_ == nullptr) throw failure("there is not enough memory");
    check(avcodec_parameters_from_context(stream_->codecpar, encoder_.get()));
    stream_->time_base = encoder_->time_base;
    stream_->avg_frame_rate = encoder_->framerate;

    frame_->format = encoder_->pix_fmt;
    frame_->width = size_.width;
    frame_->height = size_.height;
    check(av_frame_get_buffer(frame_.get(), 0));

    scaler_.reset(sws_getContext(size_.width, size_.height, AV_PIX_FMT_BGR24, size_.width,
                                 size_.height, encoder_->pix_fmt, SWS_BICUBIC, nullptr, nullptr,
                                 nullptr));
    if (!scaler_) throw failure("its pictures cannot be converted");
    padded_.create(given_.height + 1, (given_.width + 31) / 16 * 16, CV_8UC3);
    sws_setColorspaceDetails(scaler_.get(), sws_getCoefficients(SWS_CS_DEFAULT), 1,
                             sws_getCoefficients(encoder_->colorspace), 0, 0, 1 << 16, 1 << 16);
}

void VideoWriter::Impl::open_file() {
    std::error_code error;
    if (std::filesystem::is_directory(path_, error))
        throw failure("there is a folder of that name");
    const std::filesystem::path folder = path_.parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, error)) {
        throw failure("there is no folder " + folder.string() + "; create it first");
    }
    output_.emplace(path_, use_ == VideoUse::file ? Unfinished::remove : Unfinished::keep);
    format_->pb = output_->stream();
    format_->flags |= AVFMT_FLAG_CUSTOM_IO;
    check(sound_.add_stream(format_.get()));
    check(avformat_write_header(format_.get(), nullptr));
}

void VideoWriter::Impl::check(int result) const {
    if (format_ && format_->pb != nullptr && format_->pb->error < 0) result = format_->pb->error;
    if (result >= 0) return;
    if (format_ && format_->pb != nullptr && format_->pb->error < 0) {
        throw write_error(path_, {AVUNERROR(result), std::generic_category()});
    }
    throw failure(ffmpeg::reason(result));
}

void VideoWriter::Impl::write(const cv::Mat& picture, double time_s, double clock_shift_s) {
    if (finished_) throw failure("it is finished already");
    if (picture.type() != CV_8UC3 || picture.size() != given_) {
        throw failure("a picture differs from the first in size or kind");
    }
    if (last_time_ == AV_NOPTS_VALUE && time_s < 0) ahead_s_ = -time_s;
    const double ticks = (time_s + ahead_s_) / av_q2d(encoder_->time_base);
    if (!(std::abs(ticks) < 1e15)) throw failure("the time of a picture is not a number");
    std::int64_t time = std::llround(ticks);
    if (last_time_ != AV_NOPTS_VALUE && time <= last_time_) time = last_time_ + 1;
    last_time_ = time;

    check(sound_.copy_until(time_s, clock_shift_s - sound_from_s_, ahead_s_, format_.get()));
    check(av_frame_make_writable(frame_.get()));  // the encoder may still hold the one before
    picture.copyTo(padded_(cv::Rect({0, 0}, given_)));
    const std::array<const std::uint8_t*, 4> data = {padded_.data};
    const std::array<int, 4> steps = {static_cast<int>(padded_.step[0])};
    check(sws_scale(scaler_.get(), data.data(), steps.data(), 0, size_.height, frame_->data,
                    frame_->linesize));
    frame_->pts = time;
    encode(frame_.get());
}

// Null: the encoder hands out what it still holds.
void VideoWriter::Impl::encode(const AVFrame* frame) {
    check(avcodec_send_frame(encoder_.get(), frame));
    for (;;) {
        const int result = avcodec_receive_packet(encoder_.get(), packet_.get());
        if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
        check(result);
        packet_->stream_index = stream_->index;
        packet_->duration = av_rescale_q(1, av_inv_q(encoder_->framerate), encoder_->time_base);
        av_packet_rescale_ts(packet_.get(), encoder_->time_base, stream_->time_base);
        check(av_write_frame(format_.get(), packet_.get()));
        av_packet_unref(packet_.get());
    }
}

void VideoWriter::Impl::flush() {
    check(av_write_frame(format_.get(), nullptr));  // ends the cluster
    avio_flush(format_->pb);
    check(0);
}

void VideoWriter::Impl::finish() {
    if (finished_) return;
    if (last_time_ == AV_NOPTS_VALUE) throw failure("it was given no pictures");
    encode(nullptr);
    const double last_s = static_cast<double>(last_time_) * av_q2d(encoder_->time_base) - ahead_s_;
    check(sound_.finish(last_s + 1 / frames_per_second_, ahead_s_, format_.get()));
    check(av_write_trailer(format_.get()));
    avio_flush(format_->pb);
    check(0);
    output_->commit();
    finished_ = true;
}

VideoWriter::VideoWriter(std::filesystem::path path, cv::Size size, double frames_per_second,
                         VideoUse use, const std::string& sound, double sound_from_s)
    : impl_(std::make_unique<Impl>(std::move(path), size, frames_per_second, use, sound,
                                   sound_from_s)) {}

std::string container_for_sound(const std::string& file) {
    if (SoundCopy(file).fits("mp4")) return ".mp4";
    return SoundCopy(file).fits("matroska") ? ".mkv" : "";
}

VideoWriter::~VideoWriter() = default;

void VideoWriter::write(const cv::Mat& picture, double time_s, double clock_shift_s) {
    impl_->write(picture, time_s, clock_shift_s);
}

std::string VideoWriter::sound_problem() const {
    const int refused = impl_->sound_.refused();
    if (refused == 0) return {};
    return "some of the sound is missing in " + impl_->path_.string() + ": " +
           std::to_string(refused) + " packets did not fit";
}

void VideoWriter::flush() {
    impl_->flush();
}

void VideoWriter::finish() {
    impl_->finish();
}

}  // namespace mien
