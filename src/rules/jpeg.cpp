#include "rules/jpeg.h"

#include <opencv2/imgcodecs.hpp>
#include <vector>

#include "mien/error.h"

namespace mien::rules {

std::string jpeg_of(const cv::Mat& picture) {
    std::vector<unsigned char> bytes;
    bool made = false;
    try {
        made = cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, 95});
    } catch (const cv::Exception&) {  // told below
    }
    if (!made) throw Error("the picture cannot be kept as JPEG");
    return {bytes.begin(), bytes.end()};
}

}  // namespace mien::rules
