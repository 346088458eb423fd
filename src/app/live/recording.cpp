#include "app/live/recording.h"

#include <cstdlib>
#include <utility>

#include "app/parts/shown_path.h"
#include "mien/error.h"
#include "mien/paths.h"

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kTick{250};  // so that the clock skips no second

AnnotateInput input_of(const LiveSource& source) {
    AnnotateInput input;
    input.name = source.name.toStdString();
    input.source =
        source.kind == LiveSource::Kind::demo ? demo_clip().string() : source.where.toStdString();
    if (source.kind == LiveSource::Kind::camera) {
        input.kind = SourceKind::camera;
    } else {
        input.kind = is_url(input.source) ? SourceKind::stream : SourceKind::video;
    }
    return input;
}

// As records write the time at which they began: "2026-11-29T10:15:00+0100".
std::string written_time(const QDateTime& time) {
    const int minutes = time.offsetFromUtc() / 60;
    const QString zone = QStringLiteral("%1%2%3")
                             .arg(minutes < 0 ? '-' : '+')
                             .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
                             .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
    return (time.toString("yyyy-MM-ddTHH:mm:ss") + zone).toStdString();
}

}  // namespace

Recording::Recording(Live* live, const Settings* settings, Message* message, QObject* parent)
    : QObject(parent), live_(live), settings_(settings), message_(message) {
    pool_.setMaxThreadCount(1);
    ticker_.setInterval(kTick);
    connect(&ticker_, &QTimer::timeout, this, &Recording::tick);
    connect(live_, &Live::stateChanged, this, &Recording::follow_state);
    connect(live_, &Live::checkpointChanged, this, &Recording::follow_checkpoint);
    connect(live_, &Live::secondChanged, this, &Recording::follow_second);
}

Recording::~Recording() {
    live_->record_into(nullptr);
    recorder_.reset();  // waits until the record is finished
    pool_.waitForDone();
}

bool Recording::possible() const {
    const bool picture = live_->state() == Live::State::Running || live_->holding();
    return picture && live_->checkpoint_info() != nullptr;
}

RecordPlan Recording::record_settings() const {
    RecordPlan record;
    record.base = new_record(settings_->records_folder.toStdString());
    record.input = input_of(live_->source());
    record.analyzer = live_->settings();
    record.checkpoint = *live_->checkpoint_info();
    if (const CheckpointInfo* second = live_->second_info()) record.second_checkpoint = *second;
    record.video = settings_->record_video;
    record.frames_per_second = live_->capture_rate();
    record.notice = notice_;
    return record;
}

// Called on the recorder's thread.
RecordEvents Recording::events() {
    RecordEvents to;
    to.finished = [this](const RecordReport& report) {
        calls_.post([this, report] { take_report(report); });
    };
    to.problem = [this](const std::string& message) {
        calls_.post([this, why = as_sentence(QString::fromStdString(message))] {
            message_->warn(tr("%1 The record goes on without video.").arg(why));
        });
    };
    return to;
}

void Recording::start(const QString& notice, const QDateTime& shown_at) {
    if (active()) return;
    notice_.reset();
    if (!notice.isEmpty()) notice_ = RecordNotice{written_time(shown_at), notice.toStdString()};
    begin_or_wait();
}

void Recording::begin_or_wait() {
    const Live::State state = live_->state();
    const bool coming = state == Live::State::Opening || state == Live::State::Lost;
    const bool picture = state == Live::State::Running || live_->holding();
    if (possible()) {
        begin();
    } else if (coming || picture) {
        set_waiting(true);
        message_->tell(picture ? tr("Recording begins as soon as a checkpoint is loaded.")
                               : tr("Recording begins with the first picture."));
    } else {
        message_->tell(tr("There is no picture to record: open a source first."));
    }
}

void Recording::set_waiting(bool waiting) {
    if (std::exchange(waiting_, waiting) != waiting) Q_EMIT activeChanged();
}

// What was promised by start().
void Recording::begin_if_awaited() {
    if (!waiting_) return;
    const Live::State state = live_->state();
    if (possible()) {
        begin();
    } else if (state == Live::State::Ended || state == Live::State::Failed ||
               (state == Live::State::Paused && !live_->holding())) {
        set_waiting(false);
        message_->warn(tr("Nothing was recorded: there was no picture before the source closed."));
    }
}

void Recording::begin() {
    waiting_ = false;
    why_ended_.clear();
    try {
        const RecordPlan record = record_settings();
        checkpoint_ = record.checkpoint;
        second_ = record.second_checkpoint;
        recorder_ = std::make_unique<Recorder>(record, events());
        name_ = QString::fromStdString(record.base.filename().string());
    } catch (const Error& error) {
        message_->warn(as_sentence(QString::fromUtf8(error.what())));
        Q_EMIT activeChanged();
        return;
    }
    live_->record_into(recorder_.get());
    marks_.clear();
    message_->dismiss();
    tick();
    ticker_.start();
    Q_EMIT activeChanged();
}

void Recording::end(const QString& why) {
    set_waiting(false);
    if (!active()) return;
    why_ended_ = why;
    live_->record_into(nullptr);
    recorder_->finish();
    ticker_.stop();
}

void Recording::toggle() {
    if (active()) {
        why_again_.clear();
        stop();
    } else if (waiting_) {
        set_waiting(false);
        message_->dismiss();
    } else {
        start();
    }
}

int Recording::mark(const QString& label) {
    const auto now = std::chrono::steady_clock::now();
    Mark mark{live_->history()->mark(live_->newest_time_s(), label), -1};
    if (active()) mark.in_record = recorder_->mark(now, label.toStdString());
    if (mark.in_record < 0) {
        message_->tell(tr("Marked on the timeline. Markers are kept only while recording."));
    }
    marks_.push_back(mark);
    Q_EMIT marked(label, QStringLiteral("window"));
    return static_cast<int>(marks_.size()) - 1;
}

void Recording::mark_heard(const QString& label, double time_s,
                           std::chrono::steady_clock::time_point moment,
                           std::optional<double> uncertainty_s, const QString& by) {
    live_->history()->mark(time_s, label);
    if (active()) recorder_->mark(moment, label.toStdString(), uncertainty_s);
    Q_EMIT marked(label, by);
}

void Recording::labelMarker(int marker, const QString& label) {
    if (marker < 0 || marker >= static_cast<int>(marks_.size())) return;
    const Mark& mark = marks_[static_cast<std::size_t>(marker)];
    live_->history()->label_mark(mark.on_timeline, label);
    if (active()) recorder_->label_marker(mark.in_record, label.toStdString());
}

void Recording::openFolder() {
    open_folder(settings_->records_folder, *message_);
}

void Recording::recover() {
    pool_.start([this, folder = settings_->records_folder] {
        const auto records = recover_records(folder.toStdString());
        if (records.empty()) return;
        const auto count = static_cast<int>(records.size());
        std::filesystem::path rows = records.front();
        rows.replace_extension(".csv");
        const QString only = count == 1 ? QString::fromStdString(rows.string()) : QString();
        calls_.post([this, count, folder, only] {
            message_->tell(
                count == 1
                    ? tr("A record that was cut off was found and finished: it is in %1")
                          .arg(shown_path(folder))
                    : tr("%1 records that were cut off were found and finished: they are in %2")
                          .arg(count)
                          .arg(shown_path(folder)),
                folder, only);
        });
    });
}

void Recording::tick() {
    if (recorder_) statistics_ = recorder_->statistics();
    Q_EMIT ticked();
}

void Recording::follow_state() {
    if (live_->state() == Live::State::Ended && active()) end(tr("The video has ended."));
    Q_EMIT possibleChanged();
    begin_if_awaited();
}

// The columns of a record are the classes it began with: for others there is another record.
void Recording::follow_checkpoint() {
    Q_EMIT possibleChanged();
    begin_if_awaited();
    if (!active() || !live_->checkpoint_info()) return;
    if (live_->checkpoint_info()->classes == checkpoint_.classes) return;
    begin_another(
        tr("This checkpoint reads other expressions: %1 is saved, and a new record has begun."));
}

// The same for the second. Where it is switched off its cells stay empty, and the record goes on.
void Recording::follow_second() {
    const CheckpointInfo* second = live_->second_info();
    if (!active() || !second || (second_ && second->classes == second_->classes)) return;
    begin_another(
        tr("The second checkpoint needs columns of its own: %1 is saved, and a new record has "
           "begun."));
}

void Recording::begin_another(const QString& why) {
    why_again_ = why;
    stop();
}

void Recording::take_report(const RecordReport& report) {
    live_->record_into(nullptr);
    recorder_.reset();
    ticker_.stop();
    statistics_ = report.statistics;
    Q_EMIT ticked();
    Q_EMIT activeChanged();
    QString table;
    for (const std::filesystem::path& file : report.files) {
        const bool rows = file.extension() == ".csv" && file.stem().extension() != ".markers";
        if (rows) table = QString::fromStdString(file.string());
    }
    if (!table.isEmpty()) Q_EMIT saved(table);
    const QString folder = settings_->records_folder;
    const QString name = QString::fromStdString(
        report.document.empty() ? std::string() : report.document.stem().string());
    if (!report.problem.empty()) {
        why_again_.clear();
        message_->warn(tr("The recording has ended: %1 What was recorded until then is kept.")
                           .arg(as_sentence(QString::fromStdString(report.problem))),
                       folder, table);
    } else if (const QString again = std::exchange(why_again_, {}); !again.isEmpty()) {
        begin_or_wait();
        message_->tell(again.arg(name), folder);
    } else if (report.statistics.dropped_pictures > 0) {
        message_->warn(tr("Recorded: %1 in %2. The computer was too slow for %3 pictures of the "
                          "video; all rows are there.")
                           .arg(name, shown_path(folder))
                           .arg(report.statistics.dropped_pictures),
                       folder, table);
    } else {
        const QString recorded = tr("Recorded: %1 in %2").arg(name, shown_path(folder));
        message_->tell(why_ended_.isEmpty() ? recorded : why_ended_ + ' ' + recorded, folder,
                       table);
    }
}

}  // namespace mien::app
