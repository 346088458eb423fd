#include "core/media/allowed_formats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/regular_file.h"
#include "mien/error.h"
#include "mien/picture_file.h"

namespace mien {

#define CONTAINERS                                                                              \
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mxf,gif,apng," \
    "dv,mjpeg,yuv4mpegpipe,h264,hevc,m4v,h263,h261,ivf,obu,av1,vc1,rm,nut,dirac,wtv,gxf,live_flv"

const char* const kAllowedContainers = CONTAINERS;
const char* const kAllowedStreamContainers = CONTAINERS ",rtsp,rtp,mpjpeg";

// Of pictures, then of sound: some containers tell what sound they hold only once it is decoded.
const char* const allowed_codecs =
    "h264,hevc,libdav1d,libaom-av1,av1,vp8,vp9,libvpx,libvpx-vp9,mpeg1video,mpeg2video,mpegvideo,"
    "mpeg4,msmpeg4v1,msmpeg4v2,msmpeg4,wmv1,wmv2,wmv3,vc1,vp3,vp4,vp5,vp6,vp6a,vp6f,theora,flv,"
    "h261,"
    "h263,h263i,h263p,mjpeg,mjpegb,ljpeg,jpegls,jpeg2000,libopenjpeg,amv,dvvideo,prores,dnxhd,"
    "cfhd,rawvideo,yuv4,v210,v210x,v308,v408,v410,r210,r10k,ayuv,y41p,avui,ffv1,huffyuv,ffvhuff,"
    "hymt,utvideo,magicyuv,lagarith,snow,dirac,png,apng,gif,svq1,svq3,qtrle,rpza,smc,8bps,"
    "cinepak,indeo2,indeo3,indeo4,indeo5,msvideo1,msrle,cljr,fraps,zmbv,flashsv,flashsv2,camtasia,"
    "tscc,tscc2,rv10,rv20,rv30,rv40,cavs,hap,cllc,asv1,asv2,aic,dxv,mss1,mss2,"
    "aac,aac_fixed,aac_latm,libfdk_aac,mp1,mp1float,mp2,mp2float,mp3,mp3float,ac3,ac3_fixed,eac3,"
    "dca,truehd,mlp,flac,alac,vorbis,libvorbis,opus,libopus,speex,libspeex,wmav1,wmav2,wmapro,"
    "wmalossless,wmavoice,amrnb,amrwb,libopencore_amrnb,libopencore_amrwb,gsm,gsm_ms,cook,ralf,"
    "sipr,dvaudio,real_144,real_288,atrac3,qdm2,qdmc,mace3,mace6,nellymoser,tta,ape,wavpack,s302m,"
    "pcm_alaw,pcm_mulaw,pcm_bluray,pcm_dvd,pcm_u8,pcm_s8,pcm_s8_planar,pcm_s16be,"
    "pcm_s16be_planar,pcm_s16le,pcm_s16le_planar,pcm_u16be,pcm_u16le,pcm_s24be,pcm_s24le,"
    "pcm_s24le_planar,pcm_u24be,pcm_u24le,pcm_s24daud,pcm_s32be,pcm_s32le,pcm_s32le_planar,"
    "pcm_u32be,pcm_u32le,pcm_s64be,pcm_s64le,pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,pcm_vidc,"
    "adpcm_ima_qt,adpcm_ima_wav,adpcm_ima_amv,adpcm_ms,adpcm_swf,adpcm_yamaha,adpcm_g722,adpcm_"
    "g726,"
    "adpcm_g726le,g722,g726,g726le,g723_1,g729";

namespace {

struct Scheme {
    std::string_view name;
    const char* protocols;
};

// Each with what it is carried by. Servers send users of HTTP to HTTPS.
constexpr std::array<Scheme, 15> kSchemes = {{{"http", "http,httpproxy,https,tls,tcp"},
                                              {"https", "https,httpproxy,tls,tcp,http"},
                                              {"rtsp", "rtsp,rtp,srtp,udp,tcp"},
                                              {"rtsps", "rtsps,rtsp,rtp,srtp,udp,tcp,tls"},
                                              {"rtmp", "rtmp,tcp"},
                                              {"rtmps", "rtmps,tls,tcp"},
                                              {"rtmpt", "rtmpt,ffrtmphttp,http,tcp"},
                                              {"rtmpe", "rtmpe,ffrtmpcrypt,tcp"},
                                              {"rtp", "rtp,udp"},
                                              {"srtp", "srtp,rtp,udp"},
                                              {"udp", "udp"},
                                              {"tcp", "tcp"},
                                              {"srt", "srt"},
                                              {"ftp", "ftp,tcp"},
                                              {"mmsh", "mmsh,http,tcp"}}};

std::string head_of(const std::filesystem::path& file, std::size_t size) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

}  // namespace

std::string protocols_of(const std::string& url) {
    std::string name = url.substr(0, url.find("://"));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const Scheme& scheme : kSchemes) {
        if (name == scheme.name) return scheme.protocols;
    }
    throw Error("this kind of address is unknown; give one such as http:// or rtsp://");
}

void restrict_to(AVFormatContext& format, const char* containers, const std::string& protocols) {
    format.protocol_whitelist = av_strdup(protocols.c_str());
    format.format_whitelist = av_strdup(containers);
    format.codec_whitelist = av_strdup(allowed_codecs);
}

int open_file(AVFormatContext** format, const std::filesystem::path& file) {
    restrict_to(**format, kAllowedContainers, "file");
    // A row of JPEG pictures looks to FFmpeg like the first of them.
    const AVInputFormat* container = is_motion_jpeg(file) ? av_find_input_format("mjpeg") : nullptr;
    // "file:", else a colon in the name would be taken for a protocol's.
    return avformat_open_input(format, ("file:" + file.string()).c_str(), container, nullptr);
}

int find_streams(AVFormatContext& format) {
    // FFmpeg decodes the first pictures to know them: not those of a bomb.
    const unsigned count = format.nb_streams;
    std::vector<AVDictionary*> settings(count, nullptr);
    for (AVDictionary*& one : settings) av_dict_set_int(&one, "max_pixels", kMostPicturePixels, 0);
    const int result = avformat_find_stream_info(&format, settings.data());
    for (AVDictionary*& one : settings) av_dict_free(&one);
    return result;
}

std::string why_no_video(const std::filesystem::path& file) {
    using std::string_view_literals::operator""sv;
    const std::string bytes = head_of(file, 4096);
    std::string_view head = bytes;
    if (std::string advice = advice_on_heif(head); !advice.empty()) return advice;
    if (is_animated_png(file)) return {};
    for (const std::string_view start :
         {"\xFF\xD8\xFF"sv, "\x89PNG"sv, "BM"sv, "II\x2A\0"sv, "MM\0\x2A"sv}) {
        if (head.starts_with(start)) {
            return "it is not a video but a still picture; open pictures as pictures";
        }
    }
    if (head.starts_with("RIFF"sv) && head.size() > 12 && head.substr(8, 4) == "WEBP"sv) {
        return "it is not a video but a still picture; open pictures as pictures";
    }
    if (head.starts_with("\xEF\xBB\xBF"sv)) head.remove_prefix(3);
    while (!head.empty() && std::isspace(static_cast<unsigned char>(head.front())) != 0) {
        head.remove_prefix(1);
    }
    std::string text(head.substr(0, 2048));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool named = [&] {
        for (const std::string_view start :
             {"#extm3u"sv, "ffconcat"sv, "[playlist]"sv, "[reference]"sv, "v=0"sv, "<asx"sv,
              "<smil"sv, "<mpd"sv, "rtsp://"sv, "http://"sv, "https://"sv, "file "sv, "file:"sv}) {
            if (text.starts_with(start)) return true;
        }
        if (!text.starts_with("<?xml")) return false;
        for (const std::string_view word :
             {"<mpd"sv, "<smil"sv, "<playlist"sv, "<asx"sv, "compositionplaylist"sv,
              "<smoothstreamingmedia"sv, "<assetmap"sv}) {
            if (text.find(word) != std::string::npos) return true;
        }
        return false;
    }();
    if (named) {
        return "it is not a video but a playlist, which names other files; give those files "
               "themselves";
    }
    return {};
}

namespace {

// ISO 14496-12: a box is a 32-bit size, a type, and its content; size 1: a 64-bit size follows the
// type; size 0: up to the end.
class Boxes {
  public:
    explicit Boxes(const std::filesystem::path& file) : in_(file, std::ios::binary) {
        std::error_code error;
        size_ = std::filesystem::file_size(file, error);
        if (error) size_ = 0;
    }

    bool any_names_files() { return look_into(0, size_, 0); }

  private:
    std::uint64_t number(std::uint64_t at, int size) {
        std::array<char, 8> bytes{};
        in_.clear();
        in_.seekg(static_cast<std::streamoff>(at));
        in_.read(bytes.data(), size);
        std::uint64_t value = 0;
        for (int i = 0; i < size; ++i) {
            value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
        }
        return value;
    }

    bool look_into(std::uint64_t begin, std::uint64_t end, int depth) {
        constexpr int kMostBoxes = 100'000;  // of a hostile file
        static constexpr std::array<std::string_view, 5> kWay = {"moov", "trak", "mdia", "minf",
                                                                 "dinf"};
        for (std::uint64_t at = begin; at + 8 <= end && ++boxes_ <= kMostBoxes;) {
            const std::uint64_t head = number(at, 8);
            std::uint64_t size = head >> 32;
            std::uint64_t content = at + 8;
            std::string type;
            for (int shift = 24; shift >= 0; shift -= 8) type += static_cast<char>(head >> shift);
            if (size == 1) {
                size = number(content, 8);
                content += 8;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < content - at || size > end - at) return false;
            const auto level = std::find(kWay.begin(), kWay.end(), type) - kWay.begin();
            if (level == depth && look_into(content, at + size, depth + 1)) return true;
            if (depth == 1 && type == "rmra") return true;  // QuickTime: a movie made of others
            if (depth == 5 && type == "dref" && refers(content, at + size)) return true;
            at += size;
        }
        return false;
    }

    // Data references: version and flags, a count, then boxes whose lowest flag says "this file".
    bool refers(std::uint64_t begin, std::uint64_t end) {
        const std::uint64_t count = std::min<std::uint64_t>(number(begin + 4, 4), 1000);
        std::uint64_t at = begin + 8;
        for (std::uint64_t i = 0; i < count && at + 12 <= end; ++i) {
            const std::uint64_t size = number(at, 4);
            if ((number(at + 8, 4) & 1) == 0 && size > 12) return true;
            if (size < 12) return false;
            at += size;
        }
        return false;
    }

    std::ifstream in_;
    std::uint64_t size_ = 0;
    int boxes_ = 0;
};

}  // namespace

bool names_other_files(const std::filesystem::path& file) {
    const std::string head = head_of(file, 12);
    if (head.size() < 12) return false;
    const std::string_view type = std::string_view(head).substr(4, 4);
    constexpr std::array<std::string_view, 8> kStarts = {"ftyp", "moov", "mdat", "free",
                                                         "skip", "wide", "styp", "pnot"};
    return std::find(kStarts.begin(), kStarts.end(), type) != kStarts.end() &&
           Boxes(file).any_names_files();
}

// ITU T.81: behind SOI come segments of a marker and a 16-bit size, up to SOS; then data, in which
// FF is followed by 0 or a restart marker, up to EOI.
bool is_motion_jpeg(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const auto next = [&] { return in.get(); };
    if (next() != 0xFF || next() != 0xD8) return false;
    for (;;) {
        int mark = next();
        if (mark != 0xFF) return false;
        while (mark == 0xFF) mark = next();
        if (mark == std::ifstream::traits_type::eof()) return false;
        if (mark == 0xD9) break;
        const int high = next();
        const int size = high << 8 | next();
        if (!in || size < 2) return false;
        in.seekg(size - 2, std::ios::cur);
        if (mark != 0xDA) continue;
        for (int c = next(); in; c = next()) {
            if (c != 0xFF) continue;
            while (in.peek() == 0xFF) next();
            const int after = in.peek();
            if (after == 0 || (after >= 0xD0 && after <= 0xD7)) continue;
            in.unget();
            break;
        }
    }
    // Some cameras fill up with zeros, or write a line of text of their own between pictures.
    for (int i = 0, before = 0; i < 4096 && in; ++i) {
        const int c = next();
        if (before == 0xFF && c == 0xD8) return true;
        before = c;
    }
    return false;
}

}  // namespace mien
