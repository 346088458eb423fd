#include "app/review/sound_track.h"

#include <utility>

#include "app/parts/message.h"
#include "mien/sound_levels.h"

namespace mien::app {

namespace {

constexpr std::size_t kParts = 4000;  // more than a window is wide

}  // namespace

SoundTrack::SoundTrack(SoundSinkMaker make_sink, QObject* parent)
    : QObject(parent), player_(std::move(make_sink)) {
    listener_.setMaxThreadCount(1);
    connect(&player_, &SoundPlayer::found, this, [this](bool any) { set(any, {}); });
    connect(&player_, &SoundPlayer::played, this,
            [this](const QString& problem) { set(true, as_sentence(problem)); });
}

SoundTrack::~SoundTrack() {
    stop_.request_stop();
    listener_.waitForDone();
}

// The levels come when they are there; nothing waits for them.
void SoundTrack::open(const std::filesystem::path& video, const Selection& annotation) {
    close();
    player_.open(video);
    stop_ = {};
    listener_.start([this, video, annotation, stop = stop_.get_token(),
                     generation = calls_.generation()] {
        const auto levels = sound_levels(video, annotation.begin_s, annotation.end_s, kParts, stop);
        calls_.post(generation, [this, shown = QList<float>(levels.begin(), levels.end())] {
            set_levels(shown);
        });
    });
}

void SoundTrack::close() {
    stop_.request_stop();
    calls_.renew();
    player_.close();
    set_levels({});
    set(false, {});
}

void SoundTrack::set(bool any, const QString& problem) {
    any_ = any;
    problem_ = problem;
    Q_EMIT changed();
}

void SoundTrack::set_levels(const QList<float>& levels) {
    levels_ = levels;
    Q_EMIT levelsChanged();
}

void SoundTrack::set_volume(double volume) {
    if (volume == volume_) return;
    volume_ = volume;
    player_.set_volume(volume);
    Q_EMIT volumeChanged();
}

}  // namespace mien::app
