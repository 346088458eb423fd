#include "serve/served_session.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/seconds.h"
#include "mien/derived.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "serve/checkpoint_choices.h"
#include "serve/session_report.h"

namespace mien::serve {

namespace {

constexpr std::chrono::seconds kTick{1};
constexpr double kStalledAfter_s = 2;
constexpr std::size_t kMostMarkers = 1000;

// What of valence and arousal is not to be had of this checkpoint.
void tell_derived(const CheckpointInfo& checkpoint, const streams::Log& log) {
    try {
        const std::string note = derived_note(checkpoint.classes);
        if (!note.empty()) log("--derived: " + note);
    } catch (const Error& error) {
        log(std::string("--derived: ") + error.what());
    }
}

}  // namespace

ServedSession::ServedSession(const SessionPlan& plan, const SessionOutputs& to)
    : plan_(plan),
      pictures_(to.pictures),
      events_(to.events),
      osc_(to.osc),
      derived_(to.derived),
      log_(to.log),
      lsl_(to.lsl),
      mqtt_(to.mqtt),
      camera_(to.camera),
      rules_(
          to.rules,
          [this](const std::string& label, Clock::time_point moment) {
              mark({label, moment, {}, "rule"});
          },
          to.log),
      models_(list_models(models_folder())),
      checkpoint_path_(plan.checkpoint) {
    session_ = std::make_unique<LiveSession>(plan.analyzer, live_events());
    session_->set_classifier(plan.load(plan.checkpoint));
    {
        const std::lock_guard lock(mutex_);
        open();
    }
    ticker_ = std::jthread([this](const std::stop_token& quit) { tick(quit); });
}

ServedSession::~ServedSession() {
    ticker_ = {};
    session_.reset();
    recorder_.reset();
}

// --- the pipeline's threads

LiveEvents ServedSession::live_events() {
    LiveEvents to;
    to.frame = [this](const Frame& frame, std::uint64_t generation) {
        take_frame(frame, generation);
    };
    to.result = [this](const LiveResult& result) { take_result(result); };
    to.state = [this](LiveState state, const std::string& message, std::uint64_t generation) {
        take_state(state, message, generation);
    };
    return to;
}

void ServedSession::take_frame(const Frame& frame, std::uint64_t generation) {
    {
        const std::lock_guard lock(mutex_);
        if (generation != generation_) return;
        newest_ = {frame.index, frame.time_s, frame.arrival};
        newest_picture_ = frame.picture;
        newest_arrival_ = Clock::now();
    }
    if (camera_) camera_->frame(frame);
    pictures_.put(frame);
}

void ServedSession::take_result(const LiveResult& result) {
    bool other = false;  // another checkpoint than before
    {
        const std::lock_guard lock(mutex_);
        if (result.generation != generation_) return;
        other = std::exchange(checkpoint_, result.checkpoint) != result.checkpoint;
        if (other) change();
    }
    if (other && derived_ && log_ && result.checkpoint) tell_derived(*result.checkpoint, log_);
    osc_.send(result);
    if (lsl_) lsl_->send(result);
    if (mqtt_) mqtt_->send(result);
    if (camera_) camera_->result(result);
    rules_.take(result, [this] {
        const std::lock_guard lock(mutex_);
        return newest_picture_;
    });
    if (events_.listeners() > 0) events_.put("result", as_text(result_message(result, derived_)));
}

void ServedSession::take_state(LiveState state, const std::string& message,
                               std::uint64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) return;
    if (state == LiveState::opening && state_ == LiveState::lost) return;  // another try
    state_ = state;
    problem_ = state == LiveState::running ? std::string() : message;
    newest_arrival_ = Clock::now();
    if (state == LiveState::closed) {
        pictures_.clear();
        newest_picture_.release();
    }
    change();
}

// --- whoever watches

void ServedSession::open() {
    LiveOptions options;
    options.loop = plan_.source.loop;
    options.goes_on = recorder_ != nullptr;
    state_ = LiveState::opening;
    problem_.clear();
    generation_ = session_->open(plan_.source.open, options);
}

void ServedSession::pause(bool paused) {
    const std::lock_guard lock(mutex_);
    const bool reads =
        state_ == LiveState::opening || state_ == LiveState::running || state_ == LiveState::lost;
    if (paused && reads) {
        if (plan_.source.is_file()) {
            session_->hold(true);
        } else {
            session_->close();
        }
    } else if (!paused && state_ == LiveState::held) {
        session_->hold(false);
    } else if (!paused && !reads) {
        open();
    }
}

void ServedSession::record(bool on, bool with_video) {
    const std::lock_guard lock(mutex_);
    if (on && !recorder_) begin_record(with_video);
    if (!on && recorder_) end_record();
    change();
}

void ServedSession::begin_record(bool with_video) {
    if (plan_.records.empty()) {
        throw Error("recording is off: start mienctl serve with --records FOLDER");
    }
    if ((state_ != LiveState::running && state_ != LiveState::held) || !checkpoint_) {
        throw Error("there is no picture to record yet");
    }
    RecordPlan record;
    record.base = new_record(plan_.records);
    record.input = {plan_.source.kind, plan_.source.where, {}, plan_.source.name};
    record.analyzer = plan_.analyzer;
    record.checkpoint = *checkpoint_;
    record.video = with_video;
    record.frames_per_second = session_->statistics().capture_rate;
    RecordEvents to;
    to.finished = [this](const RecordReport& report) {
        const std::lock_guard lock(mutex_);
        if (!report.problem.empty()) record_problem_ = report.problem;
        change();
    };
    to.problem = [this](const std::string& why) {
        const std::lock_guard lock(mutex_);
        record_problem_ = why + "; the record goes on without video";
    };
    recorder_ = std::make_unique<Recorder>(record, to);
    record_has_video_ = with_video;
    record_name_ = record.base.filename().string();
    record_problem_.clear();
    session_->add_sink(recorder_.get());
}

void ServedSession::end_record() {
    session_->remove_sink(recorder_.get());
    recorder_->finish();
    finished_.push_back(std::move(recorder_));
}

void ServedSession::use_checkpoint(const std::string& name) {
    const std::filesystem::path path = chosen_checkpoint(models_, name);
    const std::lock_guard one_at_a_time(loading_);
    std::unique_ptr<ScoreModel> model = plan_.load(path);
    const std::lock_guard lock(mutex_);
    if (recorder_ && checkpoint_ && model->info().classes != checkpoint_->classes) {
        throw Error("it reads other expressions: stop recording first");
    }
    checkpoint_path_ = path;
    session_->set_classifier(std::move(model));
}

Json ServedSession::mark(const streams::HeardMarker& marker) {
    const bool by_rule = marker.from == std::string_view("rule");
    if (!by_rule) rules_.marker(marker.label, marker.moment);
    if (lsl_) lsl_->marker(marker);
    if (mqtt_) mqtt_->marker(marker);
    const std::lock_guard lock(mutex_);
    const bool recorded =
        recorder_ && recorder_->mark(marker.moment, marker.label, marker.uncertainty_s) >= 0;
    Json json = marker_message(marker, newest_, recorded);
    markers_.push_back(json);
    if (markers_.size() > kMostMarkers) markers_.erase(0);
    events_.put("marker", as_text(json));
    return json;
}

Json ServedSession::markers() const {
    const std::lock_guard lock(mutex_);
    return markers_;
}

Json ServedSession::checkpoints() const {
    return choices_json(models_);
}

LiveState ServedSession::live_state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

std::string ServedSession::problem() const {
    const std::lock_guard lock(mutex_);
    return problem_;
}

std::filesystem::path ServedSession::checkpoint_path() const {
    const std::lock_guard lock(mutex_);
    return checkpoint_path_;
}

Json ServedSession::state() const {
    const std::lock_guard lock(mutex_);
    return state_now();
}

Json ServedSession::state_now() const {
    const double silent_s = seconds(Clock::now() - newest_arrival_);
    const bool stalled =
        state_ == LiveState::running && !plan_.source.is_file() && silent_s >= kStalledAfter_s;
    SessionReport report;
    report.state = state_;
    report.problem = problem_;
    report.source = plan_.source.name;
    report.kind = plan_.source.kind;
    report.stalled_s = stalled ? static_cast<int>(silent_s) : 0;
    report.statistics = session_->statistics();
    report.checkpoint = checkpoint_;
    if (plan_.records.empty()) {
        report.recording.off = "Start mienctl serve with --records FOLDER to record.";
    }
    report.recording.active = recorder_ != nullptr;
    report.recording.video = recorder_ && record_has_video_;
    report.recording.name = record_name_;
    report.recording.problem = record_problem_;
    report.recording.seconds = recorder_ ? recorder_->statistics().seconds : 0;
    report.pictures = pictures_.viewers();
    report.events = events_.listeners();
    return state_message(report);
}

// --- the ticker

void ServedSession::tick(const std::stop_token& quit) {
    for (;;) {
        std::vector<std::unique_ptr<Recorder>> finished;
        {
            std::unique_lock lock(mutex_);
            ticking_.wait_for(lock, quit, kTick, [this] { return changed_; });
            if (quit.stop_requested()) return;
            changed_ = false;
            if (recorder_ && state_ == LiveState::ended) end_record();
            events_.put("state", as_text(state_now()));
            finished = std::exchange(finished_, {});
        }
    }
}

}  // namespace mien::serve
