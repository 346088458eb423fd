#include "app/live/sharing.h"

#include <QClipboard>
#include <QGuiApplication>
#include <utility>

#include "mien/error.h"

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kTick{500};  // so that whoever comes is soon seen

LiveState as_told(const Live& live) {
    switch (live.state()) {
        case Live::State::Opening:
            return LiveState::opening;
        case Live::State::Running:
            return LiveState::running;
        case Live::State::Lost:
            return LiveState::lost;
        case Live::State::Ended:
            return LiveState::ended;
        case Live::State::Failed:
            return LiveState::failed;
        case Live::State::Paused:
            return live.holding() ? LiveState::held : LiveState::closed;
        case Live::State::Idle:
            break;
    }
    return LiveState::closed;
}

bool reads(Live::State state) {
    return state == Live::State::Opening || state == Live::State::Running ||
           state == Live::State::Lost;
}

}  // namespace

Sharing::Sharing(Live* live, Recording* recording, const Settings* settings, Message* message,
                 QObject* parent)
    : QObject(parent), live_(live), recording_(recording), settings_(settings), message_(message) {
    pool_.setMaxThreadCount(1);
    ticker_.setInterval(kTick);
    connect(&ticker_, &QTimer::timeout, this, [this] {
        count_watchers();
        tell();
    });
    connect(live_, &Live::stateChanged, this, &Sharing::tell);
    connect(live_, &Live::checkpointChanged, this, &Sharing::tell);
    connect(recording_, &Recording::activeChanged, this, &Sharing::tell);
    connect(recording_, &Recording::marked, this, [this](const QString& label, const QString& by) {
        if (!share_ || by == "viewer") return;  // these it has
        const char* const from = by == "rule" ? "rule" : "window";
        share_->session().tell_marker(
            {label.toStdString(), std::chrono::steady_clock::now(), {}, from});
    });
}

Sharing::~Sharing() {
    stop();
    pool_.waitForDone();
}

void Sharing::start(bool network) {
    if (active() || starting_) return;
    starting_ = true;
    network_ = network;
    problem_.clear();
    set_may_record(false);
    Q_EMIT changed();
    serve::SharePlan plan;
    plan.settings.port = port;
    plan.settings.address = network ? "0.0.0.0" : "127.0.0.1";
    plan.models = settings_->models_folder.toStdString();
    plan.wishes = wishes();
    pool_.start([this, plan, asked = calls_.renew()] {
        try {
            auto share = std::make_shared<serve::Share>(plan);
            calls_.post([this, share, asked] { take_over(share, asked); });
        } catch (const Error& error) {
            calls_.post(asked, [this, why = as_sentence(QString::fromUtf8(error.what()))] {
                starting_ = false;
                problem_ = why;
                Q_EMIT changed();
            });
        }
    });
}

void Sharing::take_over(const Shared& share, quint64 asked) {
    if (asked != calls_.generation()) {  // it was stopped meanwhile
        put_away(share);
        return;
    }
    starting_ = false;
    try {
        live_->add_sink(&share->session());
    } catch (const Error& error) {
        problem_ = as_sentence(QString::fromUtf8(error.what()));
        put_away(share);
        Q_EMIT changed();
        return;
    }
    share_ = share;
    addresses_.clear();
    for (const std::string& address : share->addresses()) {
        addresses_ << QString::fromStdString(address);
    }
    tell();
    ticker_.start();
    Q_EMIT changed();
}

// The session feeds it no more from here on; its connections end on another thread.
void Sharing::stop() {
    if (!active() && !starting_) return;
    calls_.renew();
    ticker_.stop();
    starting_ = false;
    network_ = false;
    addresses_.clear();
    watching_ = 0;
    watchers_.clear();
    if (share_) {
        live_->remove_sink(&share_->session());
        put_away(std::exchange(share_, nullptr));
    }
    Q_EMIT watchersChanged();
    Q_EMIT changed();
}

void Sharing::end(const QString& why) {
    if (!active() && !starting_) return;
    stop();
    message_->tell(why);
}

void Sharing::put_away(Shared share) {
    pool_.start([share = std::move(share)]() mutable { share.reset(); });
}

void Sharing::copy(const QString& address) {
    QGuiApplication::clipboard()->setText(address);
}

void Sharing::set_checkpoint(const QString& path) {
    checkpoint_ = path;
    tell();
}

void Sharing::set_may_record(bool may) {
    if (std::exchange(may_record_, may) == may) return;
    Q_EMIT mayRecordChanged();
    tell();
}

// --- what viewers want: asked for on the server's threads, done on this one

serve::ShareWishes Sharing::wishes() {
    serve::ShareWishes wishes;
    const auto ask = [line = calls_.line(), this](auto done) {
        line.post([this, done] {
            if (share_) done();
        });
    };
    wishes.pause = [this, ask](bool paused) { ask([this, paused] { pause(paused); }); };
    wishes.record = [this, ask](bool on) {
        ask([this, on] {
            if (may_record_ && on != recording_->active()) Q_EMIT recordWanted(on);
        });
    };
    wishes.mark = [this, ask](const streams::HeardMarker& marker, double time_s) {
        ask([this, marker, time_s] { take_mark(marker, time_s); });
    };
    wishes.use_checkpoint = [this, ask](const std::filesystem::path& path) {
        ask([this, path] { Q_EMIT checkpointWanted(QString::fromStdString(path.string())); });
    };
    return wishes;
}

void Sharing::pause(bool paused) {
    if (paused == !reads(live_->state())) return;
    if (paused) {
        live_->pause();
    } else {
        live_->resume();
    }
}

void Sharing::take_mark(const streams::HeardMarker& marker, double time_s) {
    const QString label = QString::fromStdString(marker.label);
    recording_->mark_heard(label, time_s, marker.moment, marker.uncertainty_s, "viewer");
    message_->tell(label.isEmpty() ? tr("A viewer has set a marker.")
                                   : tr("A viewer has set a marker: %1").arg(label));
}

// --- what viewers are told

serve::SessionReport Sharing::report() const {
    serve::SessionReport now;
    now.state = as_told(*live_);
    now.problem = live_->problem().toStdString();
    now.source = live_->source_name().toStdString();
    now.kind = live_->camera()   ? SourceKind::camera
               : live_->stream() ? SourceKind::stream
                                 : SourceKind::video;
    now.stalled_s = live_->stalled();
    now.statistics = live_->statistics();
    now.checkpoint = live_->shared_checkpoint();
    if (!may_record_) {
        now.recording.off = tr("Whoever shares this has not let viewers record.").toStdString();
    }
    now.recording.active = recording_->active();
    now.recording.video = recording_->active() && settings_->record_video;
    now.recording.video_choice = false;
    now.recording.name = recording_->name().toStdString();
    now.recording.seconds = recording_->active() ? recording_->seconds() : 0;
    return now;
}

void Sharing::tell() {
    if (share_) share_->session().tell(report(), checkpoint_.toStdString());
}

void Sharing::count_watchers() {
    int watching = 0;
    QStringList watchers;
    for (const serve::Watcher& one : share_->watchers()) {
        watching += one.viewers;
        const QString address = QString::fromStdString(one.address);
        watchers << (one.viewers > 1 ? tr("%1 (%2)").arg(address).arg(one.viewers) : address);
    }
    if (watching == watching_ && watchers == watchers_) return;
    watching_ = watching;
    watchers_ = watchers;
    Q_EMIT watchersChanged();
}

}  // namespace mien::app
