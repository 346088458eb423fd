// Still pictures from files: JPEG, PNG, WebP, BMP and TIFF.
//
// A file is told by its own first bytes, not by its name, and then given to the decoder of just
// that kind, from memory: no library gets to guess, and none of these decoders knows of other files
// or of the network. What a file claims of its size is checked before anything is decoded
// (picture_limits.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string>
#include <string_view>

#include "mien/export.h"
#include "mien/picture_limits.h"

namespace mien {

enum class PictureColours { bgr, gray };

// Thread rule: one thread at a time.
class MIEN_API PictureFile {
  public:
    // Throws Error when it is not a picture, too large, a pipe or a device, or cannot be opened.
    explicit PictureFile(const std::filesystem::path& file);
    ~PictureFile();
    PictureFile(PictureFile&&) noexcept;

    // Pages of a TIFF, pictures of an animated WebP; else 1.
    int count() const;

    // How long picture `index` is shown, seconds: 1 unless it belongs to an animation.
    double duration_s(int index) const;

    // Picture `index` (0 <= index < count()), 8-bit, upright as its EXIF orientation says. Quickest
    // in order. Throws Error when it is too large or damaged: a picture that lacks its end is.
    cv::Mat read(int index, PictureColours colours = PictureColours::bgr);

  private:
    friend MIEN_API cv::Mat decode_picture(std::string_view, PictureColours);
    struct Impl;
    explicit PictureFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// The first picture of a file. Throws Error.
MIEN_API cv::Mat read_picture(const std::filesystem::path& file,
                              PictureColours colours = PictureColours::bgr);

// The first picture in the bytes of a file. Throws Error.
MIEN_API cv::Mat decode_picture(std::string_view bytes,
                                PictureColours colours = PictureColours::bgr);

// True for a PNG that holds an animation (APNG): open_media reads all of its pictures, PictureFile
// only the one shown by programs that do not know animations. False when it cannot be read.
MIEN_API bool is_animated_png(const std::filesystem::path& file);

}  // namespace mien
