// The work that count_instructions measures: frames are searched by the literature's way, or found
// and followed by Mien's. It links the core's faces and OpenCV's core, imgproc and objdetect alone:
// picture codecs bring libhwy, whose start-up valgrind cannot run on every processor.
// Usage: mien_speed_work load|literature|mien FRAMES, where FRAMES holds binary PPM pictures, one
// after the other; or `race`, which alternates the two ways and says how long each took.

#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#include <string>
#include <vector>

#include "core/faces/face_finder.h"
#include "mien/paths.h"
#include "mien/tracker.h"

namespace {

std::vector<cv::Mat> read_frames(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<cv::Mat> frames;
    std::string magic;
    for (int width, height, white; file >> magic >> width >> height >> white;) {
        if (magic != "P6" || white != 255) return {};
        file.get();  // the one white space before the pixels
        cv::Mat rgb(height, width, CV_8UC3);
        if (!file.read(rgb.ptr<char>(), static_cast<std::streamsize>(rgb.total() * 3))) return {};
        frames.emplace_back();
        cv::cvtColor(rgb, frames.back(), cv::COLOR_RGB2BGR);
    }
    return frames;
}

using Way = std::function<void(const std::vector<cv::Mat>&)>;

Way literature() {
    return [cascade = cv::CascadeClassifier(mien::find_cascade("frontalface_default").string())](
               const std::vector<cv::Mat>& frames) mutable {
        cv::Mat gray;
        std::vector<cv::Rect> found;
        for (const cv::Mat& frame : frames) {
            cv::cvtColor(frame, gray, cv::COLOR_BGR2GRAY);
            cascade.detectMultiScale(gray, found, 1.3, 5);
        }
    };
}

Way mien_way() {
    return [finder = std::make_shared<mien::FaceFinder>(mien::DetectorSettings{})](
               const std::vector<cv::Mat>& frames) {
        finder->reset();
        mien::Tracker tracker;
        double time_s = 0;
        for (const cv::Mat& frame : frames) {
            tracker.update(frame, finder->find(frame, time_s), time_s);
            time_s += 1.0 / 30;
        }
    };
}

// Of this thread alone, so that a busy machine counts little.
double processor_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

// The fastest of several alternating runs: what disturbs a run only ever makes it slower.
void race(const std::vector<cv::Mat>& frames) {
    struct Runner {
        const char* name;
        Way way;
        double best_ms;
    };
    Runner runners[] = {{"literature", literature(), 1e9}, {"mien", mien_way(), 1e9}};
    for (int round = 0; round < 15; ++round)
        for (Runner& runner : runners) {
            const double start_ms = processor_ms();
            runner.way(frames);
            runner.best_ms = std::min(runner.best_ms, processor_ms() - start_ms);
        }
    for (const Runner& runner : runners)
        std::printf("%s %.0f\n", runner.name, 1e3 * runner.best_ms);  // microseconds
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    cv::setNumThreads(1);
    const std::string what = argv[1];
    const std::vector<cv::Mat> frames = read_frames(argv[2]);
    if (frames.empty()) {
        std::fprintf(stderr, "mien_speed_work: %s holds no pictures, or a broken one\n", argv[2]);
        return 1;
    }
    // Both are set up in every count, so that only the frames make the difference.
    const Way by_literature = literature(), by_mien = mien_way();
    if (what == "literature") by_literature(frames);
    if (what == "mien") by_mien(frames);
    if (what == "race") race(frames);
}
