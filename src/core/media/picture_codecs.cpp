#include "core/media/picture_codecs.h"

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/media/ffmpeg.h"
#include "core/media/picture_converter.h"
#include "mien/error.h"

namespace mien::codecs {

namespace {

constexpr const char* kDamaged = "it is damaged or cut off; copy or export it again";

const std::uint8_t* data_of(std::string_view bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

}  // namespace

void check_size(std::int64_t width, std::int64_t height) {
    if (width < 1 || height < 1) throw Error(kDamaged);
    if (width > kMostPicturePixels / height) {
        throw Error("it has " + std::to_string(width) + "x" + std::to_string(height) +
                    " pixels, more than " + std::to_string(kMostPicturePixels / 1'000'000) +
                    " megapixels; make it smaller");
    }
}

// EXIF 2.3 is a TIFF file (revision 6.0): byte order, 42, and where the first directory lies: a
// count, then entries of a tag, a type, a count and a value.
int exif_orientation(std::string_view exif) {
    constexpr int kTag = 0x0112;
    if (exif.starts_with(std::string_view("Exif\0\0", 6))) exif.remove_prefix(6);
    const bool little = exif.starts_with("II");
    if (!little && !exif.starts_with("MM")) return 1;
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint32_t value = 0;
        if (at > exif.size() || size > exif.size() - at) return value;
        for (std::size_t i = 0; i < size; ++i) {
            value = value << 8 | data_of(exif)[little ? at + size - 1 - i : at + i];
        }
        return value;
    };
    const std::size_t directory = number(4, 4);
    const std::size_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (number(entry, 2) != kTag) continue;
        const std::uint32_t value = number(entry + 8, 2);
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

// --- JPEG: libjpeg ---------------------------------------------------------------------------

namespace {

struct JpegErrors {
    jpeg_error_mgr base;  // first: libjpeg knows only this
    jmp_buf jump;
    bool damaged;
    bool endless;
};

[[noreturn]] void leave_jpeg(j_common_ptr jpeg) {
    longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->jump, 1);
}

// libjpeg's warnings that mean that a part of the picture was made up (jerror.h, by its texts).
// Others, such as a few bytes too many before a marker, are common in good files.
void note_jpeg_warning(j_common_ptr jpeg, int level) {
    if (level >= 0) return;
    const jpeg_error_mgr& errors = *jpeg->err;
    const char* text = errors.msg_code > 0 && errors.msg_code <= errors.last_jpeg_message
                           ? errors.jpeg_message_table[errors.msg_code]
                           : "";
    for (const char* one : {"Corrupt JPEG data: premature", "Corrupt JPEG data: bad Huffman",
                            "Corrupt JPEG data: bad arithmetic", "Premature end", "restart marker",
                            "Inconsistent progression"}) {
        if (std::strstr(text, one) != nullptr) {
            reinterpret_cast<JpegErrors*>(jpeg->err)->damaged = true;
        }
    }
}

// A small file can demand endless passes over the same picture.
void count_jpeg_scans(j_common_ptr jpeg) {
    constexpr int kMostScans = 500;
    if (!jpeg->is_decompressor) return;
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number <= kMostScans) return;
    reinterpret_cast<JpegErrors*>(jpeg->err)->endless = true;
    leave_jpeg(jpeg);
}

// Between setjmp and longjmp: nothing with a destructor. `picture` belongs to the caller.
bool run_jpeg(jpeg_decompress_struct& jpeg, JpegErrors& errors, cv::Mat& picture, bool gray,
              bool header_only) {
    if (setjmp(errors.jump) != 0) return false;
    if (header_only) {
        jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
        return jpeg_read_header(&jpeg, TRUE) == JPEG_HEADER_OK;
    }
    if (jpeg.num_components == 4) {
        jpeg.out_color_space = JCS_CMYK;
    } else if (gray && jpeg.jpeg_color_space != JCS_RGB) {
        jpeg.out_color_space = JCS_GRAYSCALE;
    } else {
        jpeg.out_color_space = JCS_EXT_BGR;
    }
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = picture.ptr(static_cast<int>(jpeg.output_scanline));
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    return true;
}

// Adobe's programs store inverted inks.
cv::Mat bgr_of_inks(const cv::Mat& inks) {
    cv::Mat picture(inks.size(), CV_8UC3);
    for (int y = 0; y < inks.rows; ++y) {
        const auto* from = inks.ptr<cv::Vec4b>(y);
        auto* to = picture.ptr<cv::Vec3b>(y);
        for (int x = 0; x < inks.cols; ++x) {
            const int black = from[x][3];
            for (int c = 0; c < 3; ++c) {
                to[x][2 - c] = static_cast<std::uint8_t>(black - ((255 - from[x][c]) * black >> 8));
            }
        }
    }
    return picture;
}

}  // namespace

Decoded decode_jpeg(std::string_view bytes, bool wants_gray) {
    JpegErrors errors{};
    jpeg_decompress_struct jpeg{};
    jpeg.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = leave_jpeg;
    errors.base.emit_message = note_jpeg_warning;
    errors.base.output_message = [](j_common_ptr) {};
    jpeg_progress_mgr progress{};
    progress.progress_monitor = count_jpeg_scans;
    Decoded result;
    // Before anything can fail: what was never created must not be destroyed.
    jpeg_create_decompress(&jpeg);
    const struct Guard {
        jpeg_decompress_struct& jpeg;
        ~Guard() { jpeg_destroy_decompress(&jpeg); }
    } guard{jpeg};
    jpeg.progress = &progress;
    jpeg_mem_src(&jpeg, data_of(bytes), bytes.size());
    if (!run_jpeg(jpeg, errors, result.picture, false, true)) throw Error(kDamaged);
    check_size(jpeg.image_width, jpeg.image_height);
    for (const jpeg_marker_struct* mark = jpeg.marker_list; mark != nullptr; mark = mark->next) {
        const std::string_view text(reinterpret_cast<const char*>(mark->data), mark->data_length);
        if (!text.starts_with("Exif")) continue;
        result.orientation = exif_orientation(text);
        break;
    }
    const bool inks = jpeg.num_components == 4;
    const bool gray = wants_gray && jpeg.jpeg_color_space != JCS_RGB;
    result.picture.create(static_cast<int>(jpeg.image_height), static_cast<int>(jpeg.image_width),
                          inks ? CV_8UC4 : (gray ? CV_8UC1 : CV_8UC3));
    const bool done = run_jpeg(jpeg, errors, result.picture, gray, false);
    if (errors.endless) throw Error("it would take too long to decode; export it again");
    if (!done || errors.damaged) throw Error(kDamaged);
    if (inks) result.picture = bgr_of_inks(result.picture);
    return result;
}

// --- PNG: libpng -----------------------------------------------------------------------------

namespace {

struct PngBytes {
    std::string_view left;
};

void feed_png(png_structp png, png_bytep to, png_size_t size) {
    auto& from = *static_cast<PngBytes*>(png_get_io_ptr(png));
    if (size > from.left.size()) png_error(png, "cut off");
    std::memcpy(to, from.left.data(), size);
    from.left.remove_prefix(size);
}

// Between setjmp and longjmp: nothing with a destructor.
bool read_png_header(png_structp png, png_infop info) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;
    png_read_info(png, info);
    return true;
}

bool read_png_pixels(png_structp png, png_infop info, cv::Mat& picture) {
    if (setjmp(png_jmpbuf(png)) != 0) return false;
    png_set_strip_16(png);
    png_set_palette_to_rgb(png);
    png_set_expand_gray_1_2_4_to_8(png);
    png_set_gray_to_rgb(png);
    png_set_strip_alpha(png);
    png_set_bgr(png);
    const int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    if (png_get_rowbytes(png, info) != 3 * static_cast<std::size_t>(picture.cols)) return false;
    for (int pass = 0; pass < passes; ++pass) {
        for (int y = 0; y < picture.rows; ++y) png_read_row(png, picture.ptr(y), nullptr);
    }
    png_read_end(png, info);
    return true;
}

}  // namespace

Decoded decode_png(std::string_view bytes) {
    png_structp png = png_create_read_struct(
        PNG_LIBPNG_VER_STRING, nullptr, [](png_structp p, png_const_charp) { png_longjmp(p, 1); },
        [](png_structp, png_const_charp) {});
    png_infop info = png != nullptr ? png_create_info_struct(png) : nullptr;
    const struct Guard {
        png_structp& png;
        png_infop& info;
        ~Guard() { png_destroy_read_struct(&png, &info, nullptr); }
    } guard{png, info};
    if (info == nullptr) throw Error("there is not enough memory");
    PngBytes from{bytes};
    png_set_read_fn(png, &from, feed_png);
    png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);  // check_size() says it in words
    png_set_chunk_malloc_max(png, png_alloc_size_t{16} << 20);
    png_set_chunk_cache_max(png, 100);
    Decoded result;
    if (!read_png_header(png, info)) throw Error(kDamaged);
    check_size(png_get_image_width(png, info), png_get_image_height(png, info));
    result.picture.create(static_cast<int>(png_get_image_height(png, info)),
                          static_cast<int>(png_get_image_width(png, info)), CV_8UC3);
    if (!read_png_pixels(png, info, result.picture)) throw Error(kDamaged);
    png_bytep exif = nullptr;
    png_uint_32 exif_size = 0;
    if (png_get_eXIf_1(png, info, &exif_size, &exif) != 0) {
        result.orientation = exif_orientation({reinterpret_cast<const char*>(exif), exif_size});
    }
    return result;
}

// --- BMP: FFmpeg's decoder, asked for by its name -----------------------------------------------

Decoded decode_bmp(std::string_view bytes) {
    ffmpeg::silence();
    const AVCodec* codec = avcodec_find_decoder(AV_CODEC_ID_BMP);
    if (codec == nullptr) throw Error("FFmpeg was built without BMP; save it as PNG");
    const ffmpeg::Owner<AVCodecContext> decoder(avcodec_alloc_context3(codec));
    const ffmpeg::Owner<AVPacket> packet(av_packet_alloc());
    const ffmpeg::Owner<AVFrame> frame(av_frame_alloc());
    if (!decoder || !packet || !frame) throw Error("there is not enough memory");
    // A Windows BMP says its size at byte 18, an OS/2 one in two bytes each.
    const auto number = [&](std::size_t at, std::size_t size) {
        std::uint32_t value = 0;
        for (std::size_t i = size; i-- > 0;) {
            value = value << 8 | (at + i < bytes.size() ? data_of(bytes)[at + i] : 0U);
        }
        return value;
    };
    const bool old = number(14, 4) == 12;
    const std::int64_t width = old ? number(18, 2) : static_cast<std::int32_t>(number(18, 4));
    const std::int64_t height = old ? number(20, 2) : static_cast<std::int32_t>(number(22, 4));
    check_size(width, std::abs(height));
    decoder->max_pixels = kMostPicturePixels;
    decoder->thread_count = 1;
    decoder->err_recognition = AV_EF_EXPLODE;
    if (avcodec_open2(decoder.get(), codec, nullptr) < 0 ||
        av_new_packet(packet.get(), static_cast<int>(bytes.size())) < 0) {
        throw Error("there is not enough memory");
    }
    std::memcpy(packet->data, bytes.data(), bytes.size());
    if (avcodec_send_packet(decoder.get(), packet.get()) < 0 ||
        avcodec_receive_frame(decoder.get(), frame.get()) < 0 || frame->decode_error_flags != 0) {
        throw Error(kDamaged);
    }
    return {PictureConverter().convert(*frame, nullptr), 1};
}

// --- WebP: libwebp ---------------------------------------------------------------------------

namespace {

int webp_orientation(WebPDemuxer* demuxer) {
    WebPChunkIterator chunk{};
    int orientation = 1;
    if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk) != 0) {
        orientation =
            exif_orientation({reinterpret_cast<const char*>(chunk.chunk.bytes), chunk.chunk.size});
    }
    WebPDemuxReleaseChunkIterator(&chunk);
    return orientation;
}

struct DeleteDemuxer {
    void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};

}  // namespace

Decoded decode_webp(std::string_view bytes) {
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(data_of(bytes), bytes.size(), &features) != VP8_STATUS_OK) {
        throw Error(kDamaged);
    }
    check_size(features.width, features.height);
    Decoded result{cv::Mat(features.height, features.width, CV_8UC3), 1};
    const std::size_t step = result.picture.step[0];
    if (WebPDecodeBGRInto(data_of(bytes), bytes.size(), result.picture.data,
                          step * static_cast<std::size_t>(features.height),
                          static_cast<int>(step)) == nullptr) {
        throw Error(kDamaged);
    }
    const WebPData data{data_of(bytes), bytes.size()};
    const std::unique_ptr<WebPDemuxer, DeleteDemuxer> demuxer(WebPDemux(&data));
    if (demuxer) result.orientation = webp_orientation(demuxer.get());
    return result;
}

struct WebpAnimation::Decoder {
    explicit Decoder(std::string_view bytes) {
        WebPAnimDecoderOptions options;
        WebPAnimDecoderOptionsInit(&options);
        options.color_mode = MODE_BGRA;
        const WebPData data{data_of(bytes), bytes.size()};
        decoder.reset(WebPAnimDecoderNew(&data, &options));
        if (!decoder || WebPAnimDecoderGetInfo(decoder.get(), &info) == 0) throw Error(kDamaged);
    }

    struct Delete {
        void operator()(WebPAnimDecoder* one) const { WebPAnimDecoderDelete(one); }
    };
    std::unique_ptr<WebPAnimDecoder, Delete> decoder;
    WebPAnimInfo info{};
    int next = 0;
};

WebpAnimation::WebpAnimation(std::string_view bytes) : bytes_(bytes) {
    const WebPData data{data_of(bytes), bytes.size()};
    const std::unique_ptr<WebPDemuxer, DeleteDemuxer> demuxer(WebPDemux(&data));
    if (!demuxer) throw Error(kDamaged);
    check_size(WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_WIDTH),
               WebPDemuxGetI(demuxer.get(), WEBP_FF_CANVAS_HEIGHT));
    orientation_ = webp_orientation(demuxer.get());
    WebPIterator frame{};
    for (int more = WebPDemuxGetFrame(demuxer.get(), 1, &frame); more != 0;
         more = WebPDemuxNextFrame(&frame)) {
        // Browsers show a picture that asks for hardly any time for a tenth of a second.
        durations_.push_back(frame.duration > 10 ? frame.duration / 1000.0 : 0.1);
    }
    WebPDemuxReleaseIterator(&frame);
    if (durations_.empty()) throw Error(kDamaged);
}

WebpAnimation::~WebpAnimation() = default;

Decoded WebpAnimation::read(int index) {
    if (!decoder_ || decoder_->next > index) decoder_ = std::make_unique<Decoder>(bytes_);
    std::uint8_t* pixels = nullptr;
    for (int end_ms = 0; decoder_->next <= index; ++decoder_->next) {
        if (WebPAnimDecoderGetNext(decoder_->decoder.get(), &pixels, &end_ms) == 0) {
            throw Error(kDamaged);
        }
    }
    const cv::Mat canvas(static_cast<int>(decoder_->info.canvas_height),
                         static_cast<int>(decoder_->info.canvas_width), CV_8UC4, pixels);
    Decoded result{{}, orientation_};
    cv::cvtColor(canvas, result.picture, cv::COLOR_BGRA2BGR);
    return result;
}

// --- TIFF: libtiff ---------------------------------------------------------------------------

namespace {

struct TiffBytes {
    std::string_view bytes;
    toff_t at = 0;
    bool damaged = false;
};

TiffBytes& of(thandle_t handle) {
    return *static_cast<TiffBytes*>(handle);
}

tmsize_t read_tiff(thandle_t handle, void* to, tmsize_t size) {
    TiffBytes& from = of(handle);
    if (size < 0 || from.at >= from.bytes.size()) return 0;
    const auto count = std::min<std::size_t>(static_cast<std::size_t>(size),
                                             from.bytes.size() - static_cast<std::size_t>(from.at));
    std::memcpy(to, from.bytes.data() + from.at, count);
    from.at += count;
    return static_cast<tmsize_t>(count);
}

toff_t seek_tiff(thandle_t handle, toff_t offset, int from) {
    TiffBytes& bytes = of(handle);
    if (from == SEEK_CUR) offset += bytes.at;
    if (from == SEEK_END) offset += bytes.bytes.size();
    return bytes.at = offset;
}

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, CloseTiff>;

Tiff open_tiff(TiffBytes& bytes) {
    const std::unique_ptr<TIFFOpenOptions, decltype(&TIFFOpenOptionsFree)> options(
        TIFFOpenOptionsAlloc(), &TIFFOpenOptionsFree);
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), tmsize_t{1} << 30);
    TIFFOpenOptionsSetErrorHandlerExtR(
        options.get(),
        [](TIFF*, void* self, const char*, const char*, va_list) {
            static_cast<TiffBytes*>(self)->damaged = true;
            return 1;
        },
        &bytes);
    TIFFOpenOptionsSetWarningHandlerExtR(
        options.get(), [](TIFF*, void*, const char*, const char*, va_list) { return 1; }, nullptr);
    return Tiff(TIFFClientOpenExt(
        "picture", "rm", &bytes, read_tiff, [](thandle_t, void*, tmsize_t) { return tmsize_t{0}; },
        seek_tiff, [](thandle_t) { return 0; },
        [](thandle_t handle) { return toff_t{of(handle).bytes.size()}; }, nullptr, nullptr,
        options.get()));
}

}  // namespace

int count_tiff_pages(std::string_view bytes) {
    TiffBytes from{bytes};
    const Tiff tiff = open_tiff(from);
    if (!tiff) throw Error(kDamaged);
    return std::max<int>(1, TIFFNumberOfDirectories(tiff.get()));
}

Decoded decode_tiff(std::string_view bytes, int page) {
    TiffBytes from{bytes};
    const Tiff tiff = open_tiff(from);
    if (!tiff || TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(page)) == 0) {
        throw Error(kDamaged);
    }
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    TIFFGetField(tiff.get(), TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(tiff.get(), TIFFTAG_IMAGELENGTH, &height);
    check_size(width, height);

    std::array<char, 1024> reason{};
    TIFFRGBAImage image{};
    if (TIFFRGBAImageOK(tiff.get(), reason.data()) == 0 ||
        TIFFRGBAImageBegin(&image, tiff.get(), 1, reason.data()) == 0) {
        if (from.damaged) throw Error(kDamaged);
        throw Error("its pixel format is not supported; save it with 8 bits per colour");
    }
    const struct Guard {
        TIFFRGBAImage& image;
        ~Guard() { TIFFRGBAImageEnd(&image); }
    } guard{image};
    const int orientation =
        image.orientation >= 1 && image.orientation <= 8 ? image.orientation : 1;
    image.orientation = ORIENTATION_TOPLEFT;  // as it lies: all kinds are turned in one place
    image.req_orientation = ORIENTATION_TOPLEFT;
    cv::Mat raster(static_cast<int>(height), static_cast<int>(width), CV_8UC4);
    if (TIFFRGBAImageGet(&image, raster.ptr<std::uint32_t>(), width, height) == 0 || from.damaged) {
        throw Error(kDamaged);
    }
    Decoded result{{}, orientation};
    // Packed as 0xAABBGGRR, which is R, G, B, A in the memory of a little-endian machine.
    cv::cvtColor(raster, result.picture, cv::COLOR_RGBA2BGR);
    return result;
}

}  // namespace mien::codecs
