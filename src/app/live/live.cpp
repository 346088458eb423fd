#include "app/live/live.h"

#include <opencv2/core.hpp>
#include <utility>

#include "app/parts/message.h"
#include "app/parts/shown_path.h"
#include "app/parts/to_image.h"
#include "mien/error.h"

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kStatisticsEvery{500};  // figures can still be read
constexpr std::chrono::seconds kRetryEvery{1};              // as LiveOptions::retry_after_s
constexpr int kStalledAfter_s = 2;  // a slow camera's pause is shorter; chosen by eye

Live::State as_shown(LiveState state) {
    switch (state) {
        case LiveState::opening:
            return Live::State::Opening;
        case LiveState::running:
            return Live::State::Running;
        case LiveState::lost:
            return Live::State::Lost;
        case LiveState::ended:
            return Live::State::Ended;
        case LiveState::failed:
            return Live::State::Failed;
        case LiveState::held:
        case LiveState::closed:
            return Live::State::Paused;
    }
    return Live::State::Idle;
}

Live::Advice as_advice(FaceWatch::Reason reason) {
    switch (reason) {
        case FaceWatch::Reason::nobody:
            return Live::Advice::Nobody;
        case FaceWatch::Reason::too_small:
            return Live::Advice::TooSmall;
        case FaceWatch::Reason::too_dark:
            return Live::Advice::TooDark;
        case FaceWatch::Reason::turned:
            return Live::Advice::Turned;
        case FaceWatch::Reason::covered:
            return Live::Advice::Covered;
        default:
            return Live::Advice::None;
    }
}

constexpr int kBrightnessEvery = 15;  // frames: twice a second, where a room's light changes slowly

// Of every eighth row, 0 to 1: enough to tell a dark room.
double brightness_of(const cv::Mat& picture) {
    cv::Mat rows(std::max(1, picture.rows / 8), picture.cols, picture.type(), picture.data,
                 8 * picture.step);
    const cv::Scalar mean = cv::mean(rows);
    return (mean[0] + mean[1] + mean[2]) / 3 / 255;
}

}  // namespace

Live::Live(QObject* parent) : QObject(parent) {
    connect(&faces_, &FaceListModel::selectedTrackChanged, this,
            [this] { history_.set_track(faces_.selected_track()); });
    connect(this, &Live::stateChanged, this, &Live::sourceNamed);
    statistics_timer_.setInterval(kStatisticsEvery);
    connect(&statistics_timer_, &QTimer::timeout, this, &Live::read_statistics);
    retry_.setSingleShot(true);
    retry_.setInterval(kRetryEvery);
    connect(&retry_, &QTimer::timeout, this, [this] { open_again(recorder_ != nullptr); });
}

Live::~Live() = default;

LiveEvents Live::events() {
    LiveEvents to;
    to.frame = [this](const Frame& frame, std::uint64_t generation) {
        take_frame(frame, generation);
    };
    to.result = [this](const LiveResult& result) {
        calls_.post(result.generation, [this, result] { take_result(result); });
    };
    to.state = [this](LiveState state, const std::string& message, std::uint64_t generation) {
        calls_.post(generation, [this, state, text = QString::fromStdString(message)] {
            take_state(state, text);
        });
    };
    to.problem = [this](const std::string& message) {
        calls_.post(
            [this, text = QString::fromStdString(message)] { Q_EMIT settingsRefused(text); });
    };
    return to;
}

// Made when it is first needed, so that the window need not wait for the detector.
LiveSession* Live::session() {
    if (!session_) {
        session_ = std::make_unique<LiveSession>(settings_, events());
        if (first_classifier_) session_->set_classifier(std::move(first_classifier_));
    }
    return session_.get();
}

void Live::set_settings(const AnalyzerSettings& settings) {
    settings_ = settings;
    if (session_) session_->set_settings(settings);
}

void Live::set_classifier(std::unique_ptr<ScoreModel> classifier) {
    if (session_) {
        session_->set_classifier(std::move(classifier));
    } else {
        first_classifier_ = std::move(classifier);
    }
}

void Live::set_second(std::unique_ptr<ScoreModel> second) {
    if (!second && !session_) return;
    second_info_.reset();
    if (second) second_info_ = second->info();
    session()->set_second(std::move(second));
    Q_EMIT secondChanged();
}

void Live::add_sink(LiveSink* sink) {
    session()->add_sink(sink);
}

void Live::remove_sink(LiveSink* sink) {
    if (session_) session_->remove_sink(sink);
}

void Live::record_into(LiveSink* recorder) {
    if (recorder_) remove_sink(recorder_);
    recorder_ = recorder;
    if (recorder) add_sink(recorder);
}

void Live::open(const LiveSource& source, SourceOpener opener, const LiveOptions& options) {
    source_ = source;
    opener_ = std::move(opener);
    options_ = options;
    history_.clear();
    holding_ = false;
    was_running_ = false;
    set_state(State::Opening, {});
    open_again(false);
}

void Live::resume() {
    if (holding_) {
        session_->hold(false);
        return;
    }
    if (!opener_) return;
    history_.go_on(tr("continued"));
    set_state(State::Opening, {});
    open_again(recorder_ != nullptr);
}

// `same_people`: their numbers go on, for those of one record are never used twice.
void Live::open_again(bool same_people) {
    retry_.stop();
    faces_.clear();
    watch_.reset();
    set_advice(Advice::None);
    last_index_ = -1;
    options_.goes_on = same_people;
    try {
        calls_.set_generation(session()->open(opener_, options_));
    } catch (const Error& error) {
        set_state(State::Failed, QString::fromUtf8(error.what()));
        return;
    }
    feed_.clear(calls_.generation());
    statistics_timer_.start();
}

void Live::pause() {
    if (retry_.isActive()) {  // there is nothing to close
        retry_.stop();
        set_state(State::Paused, {});
    } else if (is_file() && state_ == State::Running) {
        session()->hold(true);
    } else if (state_ == State::Opening || state_ == State::Running || state_ == State::Lost) {
        session()->close();
    }
}

QString Live::source_name() const {
    return demo() ? demo_source().name : shown_name(source_.name);  // in the language of now
}

bool Live::is_file() const {
    return !camera() && !stream();
}

bool Live::stream() const {
    return source_.kind == LiveSource::Kind::media && is_url(source_.where.toStdString());
}

bool Live::camera_open() const {
    return camera() && (state_ == State::Opening || state_ == State::Running);
}

void Live::take_frame(const Frame& frame, quint64 generation) {
    if (frame.picture.empty()) return;
    if (frame.index % kBrightnessEvery == 0) brightness_ = brightness_of(frame.picture);
    newest_time_s_ = frame.time_s;
    newest_arrival_ = std::chrono::steady_clock::now();
    feed_.put(to_image(frame.picture), generation);
}

void Live::take_result(const LiveResult& result) {
    // Late: of before a pause, or overtaken.
    if (result.faces.index <= last_index_) return;
    if (state_ == State::Paused && !holding_) return;
    last_index_ = result.faces.index;
    adopt_checkpoint(result.checkpoint);
    faces_.update(result.faces, {result.picture.width, result.picture.height});
    if (holding_) faces_.hold();
    history_.add(result.faces);
    set_advice(as_advice(watch_.update(result.faces, brightness_)));
}

void Live::adopt_checkpoint(const std::shared_ptr<const CheckpointInfo>& info) {
    if (info == checkpoint_info_) return;
    checkpoint_info_ = info;
    QStringList classes;
    if (info) {
        for (const std::string& name : info->classes) classes << QString::fromStdString(name);
    }
    checkpoint_ = info ? QString::fromStdString(info->name) : QString();
    history_.set_classes(classes, checkpoint_);
    Q_EMIT checkpointChanged();
}

void Live::take_state(LiveState state, const QString& message) {
    if (state == LiveState::failed && was_running_ && stream()) {
        // It was there a moment ago, so it may come back, as one that is lost.
        set_state(State::Lost, message);
        retry_.start();
        return;
    }
    if (state == LiveState::opening && state_ == State::Lost) return;  // another try
    if (state == LiveState::running) was_running_ = true;
    if (state == LiveState::held) faces_.hold();
    set_state(as_shown(state), state == LiveState::running ? QString() : message,
              state == LiveState::held);
    if (state != LiveState::running) set_advice(Advice::None);
    const bool over =
        state == LiveState::closed || state == LiveState::ended || state == LiveState::failed;
    if (over) {
        read_statistics();
        statistics_timer_.stop();
    }
}

void Live::set_state(State state, const QString& problem, bool holding) {
    state_ = state;
    holding_ = holding;
    problem_ = as_sentence(problem);
    Q_EMIT stateChanged();
}

void Live::set_advice(Advice advice) {
    if (std::exchange(advice_, advice) != advice) Q_EMIT adviceChanged();
}

void Live::read_statistics() {
    if (!session_) return;
    statistics_ = session_->statistics();
    const auto waited = std::chrono::steady_clock::now() - newest_arrival_.load();
    const auto waited_s = std::chrono::duration_cast<std::chrono::seconds>(waited).count();
    const bool late = state_ == State::Running && !is_file() && waited_s >= kStalledAfter_s;
    stalled_s_ = late ? static_cast<int>(waited_s) : 0;
    Q_EMIT statisticsChanged();
}

}  // namespace mien::app
