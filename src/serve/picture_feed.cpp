#include "serve/picture_feed.h"

#include <algorithm>
#include <exception>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "base/number.h"
#include "base/seconds.h"

namespace mien::serve {

namespace {

using Clock = std::chrono::steady_clock;

cv::Mat at_most(const cv::Mat& picture, int width) {
    if (picture.cols <= width) return picture;
    cv::Mat smaller;
    const int height =
        std::max(1, static_cast<int>(std::int64_t{picture.rows} * width / picture.cols));
    cv::resize(picture, smaller, {width, height}, 0, 0, cv::INTER_AREA);
    return smaller;
}

}  // namespace

PictureFeed::PictureFeed(const ServeSettings& settings)
    : settings_(settings), thread_([this](const std::stop_token& quit) { encode_all(quit); }) {}

PictureFeed::~PictureFeed() {
    close();
}

void PictureFeed::put(const Frame& frame) {
    if (frame.picture.empty()) return;
    const std::lock_guard lock(mutex_);
    frame_ = frame;
    if (viewers_ > 0) changed_.notify_all();
}

void PictureFeed::clear() {
    const std::lock_guard lock(mutex_);
    frame_.reset();
    part_.reset();
}

PicturePart PictureFeed::next(std::uint64_t& seen, std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, wait, [&] { return (part_ && number_ > seen) || closed_; });
    if (closed_ || !part_) return nullptr;
    seen = number_;
    return part_;
}

bool PictureFeed::join() {
    const std::lock_guard lock(mutex_);
    if (viewers_ >= settings_.viewers || closed_) return false;
    // Encoded when somebody last watched, perhaps long ago.
    if (viewers_ == 0 && frame_) part_.reset();
    ++viewers_;
    changed_.notify_all();
    return true;
}

void PictureFeed::leave() {
    const std::lock_guard lock(mutex_);
    --viewers_;
}

int PictureFeed::viewers() const {
    const std::lock_guard lock(mutex_);
    return viewers_;
}

void PictureFeed::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    thread_.request_stop();
    changed_.notify_all();
}

void PictureFeed::encode_all(const std::stop_token& quit) {
    Clock::time_point due{};
    for (;;) {
        Frame frame;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_until(lock, quit, due, [] { return false; });
            changed_.wait(lock, quit, [this] { return frame_ && viewers_ > 0; });
            if (quit.stop_requested()) return;
            frame = std::move(*frame_);
            frame_.reset();
        }
        // One that came late does not delay the next: a source of just this rate loses none.
        const Clock::duration distance = to_duration(1 / settings_.rate);
        due = std::max(due, Clock::now() - distance) + distance;
        PicturePart part;
        try {
            part = std::make_shared<const std::string>(part_of(frame));
        } catch (const std::exception&) {
            continue;  // no picture that JPEG can hold: higher than 65,500 pixels
        }
        const std::lock_guard lock(mutex_);
        part_ = std::move(part);
        ++number_;
        changed_.notify_all();
    }
}

std::string PictureFeed::part_of(const Frame& frame) const {
    std::vector<unsigned char> jpeg;
    cv::imencode(".jpg", at_most(frame.picture, settings_.width), jpeg,
                 {cv::IMWRITE_JPEG_QUALITY, settings_.quality});
    std::string part =
        "Content-Type: image/jpeg\r\nContent-Length: " + std::to_string(jpeg.size()) +
        "\r\nX-Frame: " + std::to_string(frame.index) +
        "\r\nX-Time: " + number_text(frame.time_s, 6) + "\r\n\r\n";
    part.append(jpeg.begin(), jpeg.end());
    return part + "\r\n--" + picture_boundary + "\r\n";
}

}  // namespace mien::serve
