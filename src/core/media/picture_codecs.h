// One decoder for each kind of still picture, all from memory. picture_file.cpp chooses.
#pragma once

#include <cstdint>
#include <memory>
#include <opencv2/core/mat.hpp>
#include <string_view>
#include <vector>

#include "mien/picture_limits.h"

namespace mien::codecs {

// A decoded picture as it lies in the file, and how it is to be turned (EXIF: 1 to 8).
struct Decoded {
    cv::Mat picture;  // 8-bit BGR, or gray where that was asked for and the decoder can
    int orientation = 1;
};

// Each throws Error, with the reason only, where the bytes are damaged, cut short or too large.
Decoded decode_jpeg(std::string_view bytes, bool wants_gray);
Decoded decode_png(std::string_view bytes);
Decoded decode_bmp(std::string_view bytes);
Decoded decode_webp(std::string_view bytes);
Decoded decode_tiff(std::string_view bytes, int page);

int count_tiff_pages(std::string_view bytes);

// The pictures of a WebP animation, one after the other.
class WebpAnimation {
  public:
    explicit WebpAnimation(std::string_view bytes);
    ~WebpAnimation();
    WebpAnimation(const WebpAnimation&) = delete;
    WebpAnimation& operator=(const WebpAnimation&) = delete;

    const std::vector<double>& durations() const { return durations_; }  // seconds
    Decoded read(int index);

  private:
    struct Decoder;
    std::string_view bytes_;
    std::vector<double> durations_;
    int orientation_ = 1;
    std::unique_ptr<Decoder> decoder_;
};

// Throws Error where a picture of that size is refused.
void check_size(std::int64_t width, std::int64_t height);

// The orientation in EXIF data (a TIFF header and its first directory); 1 where there is none.
int exif_orientation(std::string_view exif);

}  // namespace mien::codecs
