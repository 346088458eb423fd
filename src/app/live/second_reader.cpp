#include "app/live/second_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "mien/expressions.h"

namespace mien::app {

namespace {

constexpr std::chrono::seconds kRemembered{60};

std::vector<std::string> keys_of(const CheckpointInfo& checkpoint) {
    std::vector<std::string> keys;
    for (const std::string& name : checkpoint.classes) keys.push_back(expression_key(name));
    return keys;
}

// The second's scores, in the order of the first's classes.
QVariantList in_order(const Scores& scores, const std::vector<std::string>& first,
                      const std::vector<std::string>& second) {
    QVariantList ordered;
    for (const std::string& key : first) {
        const auto found = std::find(second.begin(), second.end(), key);
        const auto place = static_cast<std::size_t>(found - second.begin());
        ordered << (place < scores.size() ? double{scores[place]} : -1.0);
    }
    return ordered;
}

}  // namespace

SecondReader::SecondReader(Live* live, QObject* parent) : QObject(parent), live_(live) {
    connect(live_, &Live::checkpointChanged, this, &SecondReader::forget);
}

SecondReader::~SecondReader() {
    listen(false);
}

void SecondReader::listen(bool on) {
    if (on == listening_) return;
    listening_ = on;
    if (on) {
        live_->add_sink(this);
    } else {
        live_->remove_sink(this);
    }
}

void SecondReader::expect(const QString& path) {
    path_ = path;
    loading_ = !path.isEmpty();
    if (path.isEmpty()) {
        listen(false);
        live_->set_second(nullptr);
        forget();
    }
    Q_EMIT changed();
}

void SecondReader::adopt(std::unique_ptr<ScoreModel> classifier) {
    loading_ = false;
    forget();
    live_->set_second(std::move(classifier));
    listen(true);
    Q_EMIT changed();
}

void SecondReader::fail() {
    expect({});
}

// What was said by another pair of checkpoints.
void SecondReader::forget() {
    calls_.renew();
    faces_.clear();
    minute_.clear();
    read_ = same_ = 0;
    Q_EMIT facesChanged();
    Q_EMIT counted();
}

void SecondReader::result(const LiveResult& result) {
    if (!result.checkpoint || !result.second_checkpoint) return;
    const std::vector<std::string> first = keys_of(*result.checkpoint);
    const std::vector<std::string> second = keys_of(*result.second_checkpoint);
    QVariantMap faces;
    Answers answers{Clock::now()};
    for (const FaceResult& face : result.faces.faces) {
        if (face.second.expression < 0 || face.track == 0) continue;
        const auto said = static_cast<std::size_t>(face.second.expression);
        const std::string& name = result.second_checkpoint->classes.at(said);
        faces[QString::number(face.track)] =
            QVariantMap{{"expression", QString::fromStdString(name)},
                        {"confidence", face.second.confidence},
                        {"scores", in_order(face.second.scores, first, second)}};
        if (face.expression < 0) continue;
        ++answers.read;
        if (first.at(static_cast<std::size_t>(face.expression)) == second.at(said)) ++answers.same;
    }
    calls_.post(calls_.generation(), [this, faces, answers] { take(faces, answers); });
}

void SecondReader::take(const QVariantMap& faces, const Answers& answers) {
    faces_ = faces;
    minute_.push_back(answers);
    read_ += answers.read;
    same_ += answers.same;
    while (minute_.front().when < answers.when - kRemembered) {
        read_ -= minute_.front().read;
        same_ -= minute_.front().same;
        minute_.pop_front();
    }
    Q_EMIT facesChanged();
    Q_EMIT counted();
}

}  // namespace mien::app
