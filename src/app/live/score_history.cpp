#include "app/live/score_history.h"

#include <utility>

#include "app/parts/expressions.h"

namespace mien::app {

namespace {

constexpr double kBreak_s = 2 * kLongestStep_s;  // drawn as a gap

// The scores of classes that are called alike.
ScoreSample translated(const ScoreSample& sample, const std::vector<qsizetype>& from) {
    ScoreSample result{sample.time_s, Scores(from.size(), 0.0F), -1};
    for (std::size_t i = 0; i < from.size(); ++i) {
        if (from[i] < 0) continue;
        const auto old = static_cast<std::size_t>(from[i]);
        if (old < sample.scores.size()) result.scores[i] = sample.scores[old];
        if (from[i] == sample.expression) result.expression = static_cast<int>(i);
    }
    return result;
}

}  // namespace

void ScoreHistory::add(const FrameResult& result) {
    if (const auto label = std::exchange(goes_on_, std::nullopt)) {
        offset_s_ = now_s_ + kBreak_s - result.time_s;
        mark_at(now_s_ + kBreak_s / 2, *label);
    }
    const double time_s = result.time_s + offset_s_;
    if (time_s < now_s_) {  // another source: its time starts afresh
        tracks_.clear();
        marks_.clear();
    }
    now_s_ = time_s;
    for (const FaceResult& face : result.faces) {
        if (face.scores.empty()) continue;
        tracks_[face.track].push_back({time_s, face.scores, face.expression});
    }
    for (auto track = tracks_.begin(); track != tracks_.end();) {
        auto& samples = track->second;
        while (!samples.empty() && samples.front().time_s < now_s_ - span()) samples.pop_front();
        track = samples.empty() ? tracks_.erase(track) : std::next(track);
    }
    while (!marks_.empty() && marks_.front().time_s < now_s_ - span()) marks_.pop_front();
    summarise();
}

void ScoreHistory::go_on(const QString& label) {
    if (!tracks_.empty()) goes_on_ = label;
}

int ScoreHistory::mark(double time_s, const QString& label) {
    return mark_at(goes_on_ ? now_s_ : time_s + offset_s_, label);
}

int ScoreHistory::mark_at(double time_s, const QString& label) {
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

void ScoreHistory::set_classes(const QStringList& classes, const QString& label) {
    if (!tracks_.empty()) mark_at(now_s_, label);
    if (classes == classes_) return;
    std::vector<qsizetype> from;
    QStringList before;
    for (const QString& name : classes_) before << Expressions::key(name);
    for (const QString& name : classes) from.push_back(before.indexOf(Expressions::key(name)));
    for (auto& [track, samples] : tracks_) {
        for (ScoreSample& sample : samples) sample = translated(sample, from);
    }
    classes_ = classes;
    Q_EMIT classesChanged();
    summarise();
}

void ScoreHistory::clear() {
    tracks_.clear();
    marks_.clear();
    now_s_ = 0;
    offset_s_ = 0;
    goes_on_.reset();
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
