// A drawn face that the cascade takes for one, so that tests need no photograph.
#pragma once

#include <opencv2/core/mat.hpp>
#include <opencv2/imgproc.hpp>

namespace mien {

// `size`: the width of the head, pixels. Drawn large and shrunk, for soft edges.
inline void draw_face(cv::Mat& picture, cv::Point centre, int size) {
    constexpr int kHead = 400, kCanvas = 640;
    cv::Mat canvas(kCanvas, kCanvas, CV_8UC3, cv::Scalar(128, 128, 128));
    const cv::Point middle(kCanvas / 2, kCanvas / 2);
    const auto oval = [&](int x, int y, int width, int height, int gray, double to = 360) {
        cv::ellipse(canvas, middle + cv::Point(x, y), {width, height}, 0, 0, to,
                    cv::Scalar::all(gray), cv::FILLED);
    };
    oval(0, -30, 205, 270, 60);  // hair
    oval(0, 20, 170, 225, 205);  // skin
    for (const int side : {-1, 1}) {
        oval(side * 75, -45, 52, 34, 135);  // eye socket
        oval(side * 75, -78, 55, 12, 60);   // brow
        oval(side * 75, -38, 34, 17, 235);
        oval(side * 75, -38, 16, 17, 25);
        oval(side * 95, 75, 45, 45, 220);  // cheek
    }
    oval(0, 10, 22, 75, 225);  // bridge of the nose
    oval(0, 78, 36, 14, 140);
    oval(0, 135, 62, 20, 90);  // mouth
    cv::GaussianBlur(canvas, canvas, {}, 6);
    cv::Mat small;
    const int side = kCanvas * size / kHead;
    cv::resize(canvas, small, {side, side}, 0, 0, cv::INTER_AREA);
    const cv::Rect place(centre.x - side / 2, centre.y - side / 2, side, side);
    const cv::Rect inside = place & cv::Rect({}, picture.size());
    cv::Mat target = picture(inside);
    const cv::Mat drawn = small(inside - place.tl());
    if (picture.channels() == 1)
        cv::cvtColor(drawn, target, cv::COLOR_BGR2GRAY);
    else
        drawn.copyTo(target);
}

}  // namespace mien
