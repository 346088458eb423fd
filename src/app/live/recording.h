// Records the live session: begins, ends, sets markers, and says how it goes.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QDateTime>
#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <chrono>
#include <memory>
#include <optional>

#include "app/live/live.h"
#include "app/parts/gui_calls.h"
#include "app/parts/message.h"
#include "app/parts/settings.h"
#include "mien/recorder.h"

namespace mien::app {

class Recording : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(bool active READ active NOTIFY activeChanged)        // until the record is finished
    Q_PROPERTY(bool possible READ possible NOTIFY possibleChanged)  // start() would do something
    // Asked for, and begins with the first picture that a checkpoint has read.
    Q_PROPERTY(bool waiting READ waiting NOTIFY activeChanged)
    Q_PROPERTY(int seconds READ seconds NOTIFY ticked)
    Q_PROPERTY(int droppedPictures READ dropped_pictures NOTIFY ticked)  // of the video

  public:
    Recording(Live* live, const Settings* settings, Message* message, QObject* parent = nullptr);
    ~Recording() override;

    // `notice`: what the people in view were shown from `shown_at` on; empty: nothing.
    Q_INVOKABLE void start(const QString& notice = {}, const QDateTime& shown_at = {});
    Q_INVOKABLE void stop() { end({}); }
    Q_INVOKABLE void toggle();     // without a notice
    void end(const QString& why);  // told together with where the record is

    // Sets a marker now: on the timeline, and in the record while there is one. Returns its number.
    Q_INVOKABLE int mark(const QString& label);
    // One of elsewhere (`by`: "viewer", "rule"): at `time_s` of the pictures, which is `moment`.
    // `uncertainty_s`: see Marker.
    void mark_heard(const QString& label, double time_s,
                    std::chrono::steady_clock::time_point moment,
                    std::optional<double> uncertainty_s, const QString& by);
    Q_INVOKABLE void labelMarker(int marker, const QString& label);

    Q_INVOKABLE void openFolder();

    // Finishes what a crash left in the folder, on a thread of its own, and says so.
    void recover();

    bool active() const { return recorder_ != nullptr; }
    QString name() const { return name_; }  // of the newest record
    bool possible() const;
    bool waiting() const { return waiting_; }
    int seconds() const { return static_cast<int>(statistics_.seconds); }
    int dropped_pictures() const { return static_cast<int>(statistics_.dropped_pictures); }

  Q_SIGNALS:
    void activeChanged();
    void possibleChanged();
    void ticked();
    void saved(const QString& annotation);
    void marked(const QString& label, const QString& by);  // "window": by mark()

  private:
    RecordPlan record_settings() const;  // throws Error
    RecordEvents events();
    void begin_or_wait();
    void begin();
    void set_waiting(bool waiting);
    void begin_if_awaited();
    void tick();
    void follow_state();
    void follow_checkpoint();
    void follow_second();
    void begin_another(const QString& why);
    void take_report(const RecordReport& report);

    struct Mark {
        int on_timeline;
        int in_record;  // -1: there was none
    };

    Live* live_;
    const Settings* settings_;
    Message* message_;
    bool waiting_ = false;
    QString why_ended_;
    QString why_again_;  // another begins once the present record is finished; "": none does
    QString name_;
    CheckpointInfo checkpoint_;
    std::optional<CheckpointInfo> second_;
    std::optional<RecordNotice> notice_;  // of the present record, and of the one that follows it
    std::vector<Mark> marks_;
    RecordStatistics statistics_;
    QTimer ticker_;
    GuiCalls calls_;
    QThreadPool pool_;
    std::unique_ptr<Recorder> recorder_;  // last: its thread uses what is above
};

}  // namespace mien::app
