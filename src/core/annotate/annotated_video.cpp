#include "core/annotate/annotated_video.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <system_error>
#include <utility>

#include "base/number.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

constexpr double kAhead = 0.5;                               // seconds that a hidden face waits for
constexpr double kBehind = 1.0;                              // seconds that it stays hidden unseen
constexpr std::size_t kMostWaiting = std::size_t{96} << 20;  // bytes of pictures

// Nothing of the face is left: its head, tilted as it is, becomes a few soft patches.
void hide(cv::Mat& picture, const cv::Rect& box, float roll) {
    const cv::Point2f centre = cv::Point2f(box.tl() + box.br()) / 2;
    const cv::Size2f size(1.6F * static_cast<float>(box.width),
                          1.8F * static_cast<float>(box.height));
    const cv::Rect head =
        cv::RotatedRect(centre, size, roll).boundingRect() & cv::Rect({}, picture.size());
    if (head.empty()) return;
    cv::Mat part = picture(head), patches;
    cv::resize(part, patches, {5, 5}, 0, 0, cv::INTER_AREA);
    cv::resize(patches, part, part.size(), 0, 0, cv::INTER_LINEAR);
}

}  // namespace

FrameResult as_recorded(const FrameResult& result) {
    FrameResult recorded{result.index, result.time_s, {}};
    for (const FaceResult& face : result.faces) {
        if (is_scored(face.status)) recorded.faces.push_back(face);
    }
    if (recorded.faces.empty() && !result.faces.empty()) {
        recorded.faces.push_back(*std::max_element(
            result.faces.begin(), result.faces.end(),
            [](const FaceResult& a, const FaceResult& b) { return a.box.area() < b.box.area(); }));
    }
    for (FaceResult& face : recorded.faces) {
        for (float& score : face.scores) score = as_written(score, 4);
        if (face.expression >= 0) face.confidence = face.scores[face.expression];
        face.roll = std::round(face.roll * 10) / 10;
    }
    return recorded;
}

AnnotatedVideo::AnnotatedVideo(const fs::path& out, AnnotateInput input, const SourceInfo& source,
                               const AnnotateSettings& settings, std::vector<std::string> classes)
    : input_(std::move(input)),
      base_(out / input_.name),
      frames_per_second_(source.frames_per_second > 0 ? source.frames_per_second : 30),
      overlay_(settings.overlay),
      blur_(settings.blur),
      classes_(std::move(classes)) {}

fs::path AnnotatedVideo::path(const std::string& ending) const {
    fs::path path = base_;
    return path += ending;
}

void AnnotatedVideo::add(const Frame& frame, const FrameResult& result) {
    if (frame.picture.empty()) return;  // a still that could not be read
    if (!blur_ || input_.kind == SourceKind::stills) {
        write({frame, result});
        return;
    }
    waiting_.push_back({frame, result});
    const std::size_t bytes = waiting_.size() * frame.picture.total() * frame.picture.elemSize();
    if (frame.time_s - waiting_.front().frame.time_s >= kAhead || bytes > kMostWaiting) {
        const Shot shot = std::move(waiting_.front());
        waiting_.pop_front();
        write(shot);
    }
}

void AnnotatedVideo::write(const Shot& shot) {
    cv::Mat picture = shot.frame.picture.clone();
    if (blur_) hide_faces(picture, shot.result);
    draw_overlay(picture, as_recorded(shot.result), classes_, overlay_);
    if (input_.kind == SourceKind::stills) {
        add_still(shot.frame, picture);
        return;
    }
    if (!video_) {
        size_ = picture.size();
        std::string sound = input_.kind == SourceKind::video ? input_.source : "";
        std::string ending = container_for_sound(sound);
        if (ending.empty()) {
            sound_problem_ = "the annotated video of " + input_.source +
                             " is without sound, whose format neither MP4 nor MKV takes";
            sound.clear();
            ending = ".mp4";
        }
        const fs::path file = path(".annotated" + ending);
        video_.emplace(file, size_, frames_per_second_, VideoUse::file, sound);
        files_.push_back(file);
    }
    // A stream may change its size midway; a video file cannot.
    if (picture.size() != size_) cv::resize(picture, picture, size_, 0, 0, cv::INTER_AREA);
    video_->write(picture, shot.frame.time_s, shot.frame.clock_shift_s);
}

// The faces of this frame; and where somebody is missed for a moment, who was there just before or
// will be soon, where they were and will be.
void AnnotatedVideo::hide_faces(cv::Mat& picture, const FrameResult& result) {
    std::map<int, Sight> now;
    for (const FaceResult& face : result.faces) {
        hide(picture, face.box, face.roll);
        if (face.track > 0) now[face.track] = {result.time_s, face.box, face.roll};
    }
    for (const auto& [track, sight] : last_seen_) {
        if (!now.contains(track)) hide(picture, sight.box, sight.roll);
    }
    std::map<int, Sight> soon;
    for (const Shot& shot : waiting_) {
        for (const FaceResult& face : shot.result.faces) {
            if (face.track > 0)
                soon.try_emplace(face.track, Sight{shot.frame.time_s, face.box, face.roll});
        }
    }
    for (const auto& [track, sight] : soon) {
        if (!now.contains(track)) hide(picture, sight.box, sight.roll);
    }
    for (const auto& [track, sight] : now) last_seen_[track] = sight;
    std::erase_if(last_seen_,
                  [&](const auto& entry) { return result.time_s - entry.second.time_s > kBehind; });
}

void AnnotatedVideo::add_still(const Frame& frame, const cv::Mat& picture) {
    const bool several = input_.stills.size() > 1;
    page_ = frame.file == last_still_ ? page_ + 1 : 1;
    last_still_ = frame.file;
    const std::string ending = (page_ > 1 ? "." + std::to_string(page_) : "") + ".jpg";
    fs::path file = path(".annotated" + ending);
    if (several) {
        std::error_code error;
        fs::create_directories(path(".annotated"), error);
        if (error) {
            throw Error("cannot write to " + path(".annotated").string() + ": " + error.message());
        }
        file = path(".annotated") / (frame.file + ending);
    }
    std::vector<unsigned char> bytes;
    cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, 92});
    write_file(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (files_.empty() || !several) files_.push_back(several ? path(".annotated") : file);
}

std::vector<fs::path> AnnotatedVideo::finish() {
    while (!waiting_.empty()) {
        const Shot shot = std::move(waiting_.front());
        waiting_.pop_front();
        write(shot);
    }
    if (video_) {
        video_->finish();
        if (sound_problem_.empty()) sound_problem_ = video_->sound_problem();
    }
    return files_;
}

}  // namespace mien
