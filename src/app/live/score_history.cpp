#include "app/live/score_history.h"

namespace mien::app {

void ScoreHistory::add(const FrameResult& result) {
    if (result.time_s < now_s_) {  // another source: its time starts afresh
        tracks_.clear();
        marks_.clear();
    }
    now_s_ = result.time_s;
    for (const FaceResult& face : result.faces) {
        if (face.scores.empty()) continue;
        tracks_[face.track].push_back({result.time_s, face.scores, face.expression});
    }
    for (auto track = tracks_.begin(); track != tracks_.end();) {
        auto& samples = track->second;
        while (!samples.empty() && samples.front().time_s < now_s_ - span()) samples.pop_front();
        track = samples.empty() ? tracks_.erase(track) : std::next(track);
    }
    while (!marks_.empty() && marks_.front().time_s < now_s_ - span()) marks_.pop_front();
    summarise();
}

int ScoreHistory::mark(double time_s, const QString& label) {
    marks_.push_back({next_mark_, time_s, label});
    Q_EMIT updated();
    return next_mark_++;
}

void ScoreHistory::label_mark(int number, const QString& label) {
    for (Mark& mark : marks_) {
        if (mark.number == number) mark.label = label;
    }
    Q_EMIT updated();
}

void ScoreHistory::set_classes(const QStringList& classes) {
    if (classes == classes_) return;
    classes_ = classes;
    Q_EMIT classesChanged();
    clear();
}

void ScoreHistory::clear() {
    tracks_.clear();
    marks_.clear();
    now_s_ = 0;
    summarise();
}

void ScoreHistory::set_track(int track) {
    if (track == track_) return;
    track_ = track;
    summarise();
}

const std::deque<ScoreSample>& ScoreHistory::samples() const {
    static const std::deque<ScoreSample> none;
    const auto found = tracks_.find(track_);
    return found == tracks_.end() ? none : found->second;
}

QList<double> ScoreHistory::newest() const {
    const auto& shown = samples();
    if (shown.empty()) return {};
    return {shown.back().scores.begin(), shown.back().scores.end()};
}

void ScoreHistory::summarise() {
    summary_ = app::summarise(samples(), static_cast<int>(classes_.size()));
    Q_EMIT updated();
}

}  // namespace mien::app
