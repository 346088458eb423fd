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

cv::Mat to_picture(const QImage& image) {
    const QImage rgb = image.convertToFormat(QImage::Format_RGB32);
    const cv::Mat pixels(rgb.height(), rgb.width(), CV_8UC4, const_cast<uchar*>(rgb.constBits()),
                         static_cast<std::size_t>(rgb.bytesPerLine()));
    cv::Mat picture;
    cv::cvtColor(pixels, picture, cv::COLOR_BGRA2BGR);
    return picture;
}

}  // namespace mien::app
