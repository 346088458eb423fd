#include "streams/camera_picture.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "mien/overlay.h"

namespace mien::streams {

namespace {

constexpr int kSquares = 6;    // along a face: what is left of eyes and mouth is one each
constexpr int kRoom_pct = 40;  // on each side: hair, chin, and a face that moved

void blur(cv::Mat& picture, const cv::Rect& box) {
    const int room_x = box.width * kRoom_pct / 100;
    const int room_y = box.height * kRoom_pct / 100;
    const cv::Rect around = (box - cv::Point(room_x, room_y) + cv::Size(2 * room_x, 2 * room_y)) &
                            cv::Rect({}, picture.size());
    if (around.empty()) return;
    cv::Mat face = picture(around);
    cv::Mat few;
    cv::resize(face, few, {kSquares, kSquares}, 0, 0, cv::INTER_AREA);
    cv::resize(few, face, face.size(), 0, 0, cv::INTER_NEAREST);
}

}  // namespace

cv::Mat camera_picture(const cv::Mat& picture, const LiveResult& result, const std::string& draw) {
    cv::Mat drawn = picture.clone();
    if (draw == "blur") {
        for (const FaceResult& face : result.faces.faces) blur(drawn, face.box);
    } else if (draw == "boxes") {
        draw_overlay(drawn, result.faces,
                     result.checkpoint ? result.checkpoint->classes : std::vector<std::string>());
    }
    return drawn;
}

cv::Mat as_i420(const cv::Mat& picture, cv::Size size) {
    cv::Mat fitting = picture;
    if (picture.size() != size) cv::resize(picture, fitting, size, 0, 0, cv::INTER_AREA);
    cv::Mat planes;
    cv::cvtColor(fitting, planes, cv::COLOR_BGR2YUV_I420);
    return planes;
}

}  // namespace mien::streams
