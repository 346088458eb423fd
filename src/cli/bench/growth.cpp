#include "cli/bench/growth.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <opencv2/imgproc.hpp>

#include "cli/bench/statistics.h"
#include "mien/classifier.h"

namespace mienctl::bench {

namespace {

constexpr std::size_t kFrames = 90;  // per point of sizes and faces, at most
constexpr std::size_t kMinute = 60 * 30;

double resident_mb() {
    std::ifstream file("/proc/self/statm");
    double total = 0, resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

mien::Analyzer make_analyzer(const Setup& setup) {
    return {setup.analyzer, mien::load_classifier(setup.checkpoint, setup.classifier)};
}

// `picture_of`: the picture of frame i.
Point measure(const Setup& setup, std::size_t frames,
              const std::function<cv::Mat(std::size_t)>& picture_of, double* faces = nullptr) {
    mien::Analyzer analyzer = make_analyzer(setup);
    std::vector<double> times, found;
    for (std::size_t i = 0; i < frames; ++i) {
        mien::Frame frame;
        frame.picture = picture_of(i);
        frame.index = static_cast<std::int64_t>(i);
        frame.time_s = static_cast<double>(i) / 30;
        const Clock::time_point start = Clock::now();
        const auto result = analyzer.analyze(frame);
        times.push_back(milliseconds_since(start));
        found.push_back(static_cast<double>(result.faces.size()));
    }
    if (faces) *faces = quantile(found, 0.5);
    double sum = 0;  // the mean: searches of the whole picture count
    for (const double time : times) sum += time;
    return {0, sum / static_cast<double>(times.size()), resident_mb()};
}

cv::Mat tiles(const cv::Mat& picture, int count) {
    const cv::Size tile(320, 180);
    cv::Mat small, result(720, 1280, CV_8UC3, cv::Scalar::all(90));
    cv::resize(picture, small, tile, 0, 0, cv::INTER_AREA);
    for (int i = 0; i < count; ++i)
        small.copyTo(result(cv::Rect({i % 4 * tile.width, i / 4 * tile.height}, tile)));
    return result;
}

// Each point tells of the frames since the one before.
std::vector<Point> measure_lengths(const Setup& setup, const Frames& frames, double minutes,
                                   const std::function<void(const std::string&)>& say) {
    std::vector<Point> points;
    mien::Analyzer analyzer = make_analyzer(setup);
    const auto last = static_cast<std::size_t>(minutes * kMinute);
    Clock::time_point start = Clock::now();
    std::size_t before = 0;
    std::size_t next = kMinute;
    for (std::size_t i = 1; i <= last; ++i) {
        if (i % 300 == 1) {
            say("minute " + std::to_string(i / kMinute + 1) + " of " +
                std::to_string(last / kMinute));
        }
        mien::Frame frame = frames[i % frames.size()];
        frame.index = static_cast<std::int64_t>(i);
        frame.time_s = static_cast<double>(i) / 30;
        analyzer.analyze(frame);
        if (i != next && i != last) continue;
        points.push_back({static_cast<double>(i) / kMinute,
                          milliseconds_since(start) / static_cast<double>(i - before),
                          resident_mb()});
        start = Clock::now();
        before = i;
        next *= 2;
    }
    return points;
}

}  // namespace

std::optional<double> power_of(const std::vector<Point>& points) {
    double n = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const Point& point : points) {
        if (point.amount <= 0 || point.frame_ms <= 0) continue;
        const double log_amount = std::log(point.amount), log_time = std::log(point.frame_ms);
        ++n;
        x += log_amount;
        y += log_time;
        xx += log_amount * log_amount;
        xy += log_amount * log_time;
    }
    const double spread = n * xx - x * x;
    if (spread <= 0) return {};
    return (n * xy - x * y) / spread;
}

Growth measure_growth(const Setup& setup, const Frames& frames, double minutes,
                      const std::function<void(const std::string&)>& say) {
    Growth growth;
    const std::size_t used = std::min(kFrames, frames.size());
    const auto frame = [&](std::size_t i) { return frames[i % frames.size()].picture; };
    for (const int height : {360, 540, 720, 1080, 1440, 2160}) {
        say(std::to_string(height) + " lines");
        const cv::Size size(height * 16 / 9, height);
        Point point = measure(setup, used, [&](std::size_t i) {
            cv::Mat scaled;
            cv::resize(frame(i), scaled, size, 0, 0, cv::INTER_LINEAR);
            return scaled;
        });
        point.amount = size.area() / 1e6;
        growth.sizes.push_back(point);
    }
    for (const int count : {0, 1, 2, 4, 8, 12, 16}) {
        say(std::to_string(count) + " pictures in one");
        double faces = 0;
        Point point = measure(
            setup, used, [&](std::size_t i) { return tiles(frame(i), count); }, &faces);
        point.amount = faces;
        growth.faces.push_back(point);
    }
    if (minutes > 0) {
        growth.lengths = measure_lengths(setup, frames, minutes, say);
    }
    return growth;
}

}  // namespace mienctl::bench
