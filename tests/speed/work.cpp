// Work for callgrind to count: the first frames of a video, searched by the literature's way or
// found and followed by Mien's; or only decoded.
// Usage: mien_speed_work literature|mien|decode VIDEO FRAMES

#include <cstdlib>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <string_view>

#include "core/faces/face_finder.h"
#include "mien/frame_source.h"
#include "mien/paths.h"
#include "mien/tracker.h"

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    cv::setNumThreads(1);
    const std::string_view way = argv[1];
    const auto source = mien::open_media(argv[2]);
    cv::CascadeClassifier cascade(mien::find_cascade("frontalface_default").string());
    mien::FaceFinder finder({});
    mien::Tracker tracker;
    mien::Frame frame;
    for (int left = std::atoi(argv[3]); left > 0; --left) {
        if (source->read(frame) != mien::ReadStatus::frame) return 1;
        if (way == "literature") {
            cv::Mat gray;
            std::vector<cv::Rect> found;
            cv::cvtColor(frame.picture, gray, cv::COLOR_BGR2GRAY);
            cascade.detectMultiScale(gray, found, 1.3, 5);
        } else if (way == "mien") {
            tracker.update(frame.picture, finder.find(frame.picture, frame.time_s), frame.time_s);
        }
    }
}
