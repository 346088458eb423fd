#include "mien/picture_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/regular_file.h"
#include "core/media/picture_codecs.h"
#include "mien/error.h"

namespace mien {

namespace {

enum class Kind { jpeg, png, webp, bmp, tiff };

// Throws Error, with the reason only.
Kind kind_of(std::string_view head) {
    using std::string_view_literals::operator""sv;
    if (head.starts_with("\xFF\xD8\xFF"sv)) return Kind::jpeg;
    if (head.starts_with("\x89PNG\r\n\x1A\n"sv)) return Kind::png;
    const std::string_view form = head.size() >= 12 ? head.substr(8, 4) : ""sv;
    if (head.starts_with("RIFF"sv) && form == "WEBP"sv) return Kind::webp;
    // A BMP's header is followed by another, whose first number is its own size.
    const auto own_size = head.size() >= 18 ? static_cast<unsigned char>(head[14]) : 0;
    if (head.starts_with("BM"sv) && head.size() >= 18 && head.substr(15, 3) == "\0\0\0"sv &&
        (own_size == 12 || (own_size >= 16 && own_size <= 124))) {
        return Kind::bmp;
    }
    for (const std::string_view start : {"II\x2A\0"sv, "MM\0\x2A"sv, "II\x2B\0"sv, "MM\0\x2B"sv}) {
        if (head.starts_with(start)) return Kind::tiff;
    }
    if (head.starts_with("GIF8"sv)) {
        throw Error("it is a GIF, which is read as a video; give it a name that ends in .gif");
    }
    if (const std::string advice = advice_on_heif(head); !advice.empty()) throw Error(advice);
    throw Error("it is damaged or not a picture; give a JPEG, PNG, WebP, BMP or TIFF");
}

void turn_upright(cv::Mat& picture, int orientation) {
    // EXIF 2.3, tag Orientation: what the first row and column of the file show.
    if (orientation >= 5) cv::transpose(picture, picture);
    switch (orientation) {
        case 2:
        case 6:
            cv::flip(picture, picture, 1);
            break;
        case 3:
        case 7:
            cv::flip(picture, picture, -1);
            break;
        case 4:
        case 8:
            cv::flip(picture, picture, 0);
            break;
        default:
            break;
    }
}

}  // namespace

struct PictureFile::Impl {
    // Throws Error, with the reason only.
    explicit Impl(std::string all) : bytes(std::move(all)), kind(kind_of(bytes)) {
        // "VP8X", then flags (WebP container specification): 2 is for animations.
        const std::string_view view = bytes;
        if (kind == Kind::webp && view.size() > 20 && view.substr(12, 4) == "VP8X" &&
            (view[20] & 2) != 0) {
            animation.emplace(bytes);
            count = static_cast<int>(animation->durations().size());
        }
        if (kind == Kind::tiff) count = codecs::count_tiff_pages(bytes);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    codecs::Decoded decode(int index, PictureColours colours) {
        if (animation) return animation->read(index);
        switch (kind) {
            case Kind::jpeg:
                return codecs::decode_jpeg(bytes, colours == PictureColours::gray);
            case Kind::png:
                return codecs::decode_png(bytes);
            case Kind::bmp:
                return codecs::decode_bmp(bytes);
            case Kind::webp:
                return codecs::decode_webp(bytes);
            case Kind::tiff:
                return codecs::decode_tiff(bytes, index);
        }
        return {};
    }

    std::string bytes;
    Kind kind;
    int count = 1;
    std::optional<codecs::WebpAnimation> animation;
    std::string failure = "cannot read the picture: ";  // how its errors begin
};

PictureFile::PictureFile(const std::filesystem::path& file) {
    const std::string failure = "cannot read " + file.string() + ": ";
    try {
        impl_ = std::make_unique<Impl>(read_regular_file(file, kMostPictureBytes));
    } catch (const Error& error) {
        throw Error(failure + error.what());
    }
    impl_->failure = failure;
}

PictureFile::PictureFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PictureFile::~PictureFile() = default;
PictureFile::PictureFile(PictureFile&&) noexcept = default;

int PictureFile::count() const {
    return impl_->count;
}

double PictureFile::duration_s(int index) const {
    return impl_->animation ? impl_->animation->durations().at(static_cast<std::size_t>(index)) : 1;
}

cv::Mat PictureFile::read(int index, PictureColours colours) {
    try {
        codecs::Decoded decoded = impl_->decode(index, colours);
        if (colours == PictureColours::gray && decoded.picture.channels() == 3) {
            cv::cvtColor(decoded.picture, decoded.picture, cv::COLOR_BGR2GRAY);
        }
        turn_upright(decoded.picture, decoded.orientation);
        return decoded.picture;
    } catch (const Error& error) {
        throw Error(impl_->failure + error.what());
    } catch (const cv::Exception& error) {
        throw Error(impl_->failure + error.err);
    } catch (const std::bad_alloc&) {
        throw Error(impl_->failure + "there is not enough memory; make it smaller");
    }
}

cv::Mat read_picture(const std::filesystem::path& file, PictureColours colours) {
    return PictureFile(file).read(0, colours);
}

cv::Mat decode_picture(std::string_view bytes, PictureColours colours) {
    return PictureFile(std::make_unique<PictureFile::Impl>(std::string(bytes))).read(0, colours);
}

// PNG is a row of chunks, each a 32-bit size, a name, its data and a checksum; an animation says so
// in a chunk `acTL` before the first picture, IDAT (W3C, PNG third edition).
bool is_animated_png(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return false;
    std::ifstream in(file, std::ios::binary);
    std::array<char, 8> head{};
    in.read(head.data(), head.size());
    if (std::string_view(head.data(), head.size()) != "\x89PNG\r\n\x1A\n") return false;
    while (in.read(head.data(), head.size())) {
        const std::string_view name(head.data() + 4, 4);
        if (name == "acTL") return true;
        if (name == "IDAT" || name == "IEND") return false;
        std::int64_t size = 0;
        for (int i = 0; i < 4; ++i) size = size << 8 | static_cast<unsigned char>(head[i]);
        in.seekg(size + 4, std::ios::cur);
    }
    return false;
}

}  // namespace mien
