#include "serve/shared_session.h"

#include <utility>

#include "mien/error.h"
#include "serve/checkpoint_choices.h"

namespace mien::serve {

namespace {

constexpr std::chrono::seconds kPatience{1};  // for its owner; then viewers are told how it is
constexpr std::size_t kMostMarkers = 1000;

bool reads(LiveState state) {
    return state == LiveState::opening || state == LiveState::running || state == LiveState::lost;
}

bool has_picture(const SessionReport& report) {
    return report.state == LiveState::running || report.state == LiveState::held;
}

}  // namespace

SharedSession::SharedSession(std::vector<ModelEntry> models, ShareWishes wishes,
                             PictureFeed& pictures, EventFeed& events)
    : models_(std::move(models)),
      wishes_(std::move(wishes)),
      pictures_(pictures),
      events_(events) {}

// --- its owner

void SharedSession::tell(SessionReport report, const std::filesystem::path& checkpoint) {
    const std::lock_guard lock(mutex_);
    report_ = std::move(report);
    checkpoint_path_ = checkpoint;
    if (events_.listeners() > 0) events_.put("state", as_text(state_now()));
    told_.notify_all();
}

void SharedSession::tell_marker(const streams::HeardMarker& marker) {
    const std::lock_guard lock(mutex_);
    keep(marker);
}

void SharedSession::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    told_.notify_all();
}

// --- viewers

void SharedSession::await(const std::function<bool(const SessionReport&)>& done) {
    std::unique_lock lock(mutex_);
    told_.wait_for(lock, kPatience, [&] { return closed_ || done(report_); });
}

void SharedSession::pause(bool paused) {
    wishes_.pause(paused);
    await([paused](const SessionReport& now) { return reads(now.state) != paused; });
}

void SharedSession::record(bool on, bool /*with_video*/) {
    {
        const std::lock_guard lock(mutex_);
        if (!report_.recording.off.empty()) throw Error(report_.recording.off);
        if (on && (!has_picture(report_) || !report_.checkpoint)) {
            throw Error("there is no picture to record yet");
        }
    }
    wishes_.record(on);
    await([on](const SessionReport& now) { return now.recording.active == on; });
}

void SharedSession::use_checkpoint(const std::string& name) {
    wishes_.use_checkpoint(chosen_checkpoint(models_, name));
}

Json SharedSession::mark(const streams::HeardMarker& marker) {
    Json json;
    {
        const std::lock_guard lock(mutex_);
        json = keep(marker);
    }
    wishes_.mark(marker, json["time_s"]);
    return json;
}

Json SharedSession::keep(const streams::HeardMarker& marker) {
    Json json = marker_message(marker, newest_, report_.recording.active);
    markers_.push_back(json);
    if (markers_.size() > kMostMarkers) markers_.erase(0);
    events_.put("marker", as_text(json));
    return json;
}

Json SharedSession::markers() const {
    const std::lock_guard lock(mutex_);
    return markers_;
}

Json SharedSession::checkpoints() const {
    return choices_json(models_);
}

Json SharedSession::state() const {
    const std::lock_guard lock(mutex_);
    return state_now();
}

Json SharedSession::state_now() const {
    SessionReport now = report_;
    now.pictures = pictures_.viewers();
    now.events = events_.listeners();
    return state_message(now);
}

std::filesystem::path SharedSession::checkpoint_path() const {
    const std::lock_guard lock(mutex_);
    return checkpoint_path_;
}

// --- the pipeline's threads

void SharedSession::frame(const Frame& frame, std::uint64_t generation) {
    {
        const std::lock_guard lock(mutex_);
        newest_ = {frame.index, frame.time_s, frame.arrival};
        generation_ = generation;
    }
    pictures_.put(frame);
}

void SharedSession::result(const LiveResult& result) {
    if (events_.listeners() == 0) return;
    {
        const std::lock_guard lock(mutex_);
        if (result.generation != generation_) return;
    }
    events_.put("result", as_text(result_message(result)));
}

void SharedSession::state(LiveState state) {
    if (state == LiveState::closed || state == LiveState::opening) pictures_.clear();
}

}  // namespace mien::serve
