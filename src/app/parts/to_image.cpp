#include "app/parts/to_image.h"

#include <opencv2/imgproc.hpp>

namespace mien::app {

QImage to_image(const cv::Mat& picture) {
    QImage image(picture.cols, picture.rows, QImage::Format_RGB32);
    cv::Mat pixels(picture.rows, picture.cols, CV_8UC4, image.bits(),
                   static_cast<std::size_t>(image.bytesPerLine()));
    cv::cvtColor(picture, pixels, cv::COLOR_BGR2BGRA);
    return image;
}

}  // namespace mien::app
