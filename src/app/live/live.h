// The live session as the window sees it: what it reads, how it goes, who is in view.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSize>
#include <QStringList>
#include <QTimer>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

#include "app/live/face_watch.h"
#include "app/live/live_source.h"
#include "app/live/score_history.h"
#include "app/parts/face_list_model.h"
#include "app/parts/frame_feed.h"
#include "app/parts/gui_calls.h"
#include "mien/live_session.h"

namespace mien::app {

class Live : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(mien::app::FrameFeed* feed READ feed CONSTANT)
    Q_PROPERTY(mien::app::FaceListModel* faces READ faces CONSTANT)
    Q_PROPERTY(mien::app::ScoreHistory* history READ history CONSTANT)

    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)  // for lost, failed, ended
    Q_PROPERTY(QString sourceName READ source_name NOTIFY sourceNamed)
    Q_PROPERTY(bool camera READ camera NOTIFY stateChanged)  // the source is a camera
    Q_PROPERTY(bool stream READ stream NOTIFY stateChanged)  // the source is an address
    Q_PROPERTY(bool demo READ demo NOTIFY stateChanged)
    Q_PROPERTY(bool holding READ holding NOTIFY stateChanged)  // paused with a file's picture there
    Q_PROPERTY(bool cameraOpen READ camera_open NOTIFY stateChanged)

    Q_PROPERTY(QString checkpoint READ checkpoint NOTIFY checkpointChanged)  // in use; may be ""
    Q_PROPERTY(QStringList classes READ classes NOTIFY checkpointChanged)
    Q_PROPERTY(Advice advice READ advice NOTIFY adviceChanged)

    Q_PROPERTY(double captureRate READ capture_rate NOTIFY statisticsChanged)
    Q_PROPERTY(double inferenceRate READ inference_rate NOTIFY statisticsChanged)
    Q_PROPERTY(int latency READ latency NOTIFY statisticsChanged)  // milliseconds
    // Seconds since a camera or stream that should send pictures sent one; 0 while it is less
    // than 2.
    Q_PROPERTY(int stalled READ stalled NOTIFY statisticsChanged)
    Q_PROPERTY(int dropped READ dropped NOTIFY statisticsChanged)

  public:
    enum class State { Idle, Opening, Running, Lost, Ended, Failed, Paused };
    Q_ENUM(State)
    enum class Advice {
        None,
        Nobody,
        TooSmall,
        TooDark,
        Turned,
        Covered
    };  // why there is no face for a while
    Q_ENUM(Advice)

    explicit Live(QObject* parent = nullptr);
    ~Live() override;

    // Takes effect at once, also while a source is read.
    void set_settings(const AnalyzerSettings& settings);
    void set_classifier(std::unique_ptr<ScoreModel> classifier);
    void set_second(std::unique_ptr<ScoreModel> second);  // see LiveSession

    // Reads from it until something else is opened. `opener`: opener_for(source), but for tests.
    void open(const LiveSource& source, SourceOpener opener, const LiveOptions& options);

    Q_INVOKABLE void pause();   // releases the source; a file stands still where it is
    Q_INVOKABLE void resume();  // opens it again, after an end or a failure too; a file goes on

    // See LiveSession. Throws Error where there is no session yet and it cannot be made.
    void add_sink(LiveSink* sink);
    void remove_sink(LiveSink* sink);

    // The sink whose rows name people: while there is one, their numbers go on.
    void record_into(LiveSink* recorder);

    FrameFeed* feed() { return &feed_; }
    FaceListModel* faces() { return &faces_; }
    ScoreHistory* history() { return &history_; }
    State state() const { return state_; }
    QString problem() const { return problem_; }
    const AnalyzerSettings& settings() const { return settings_; }
    const LiveSource& source() const { return source_; }
    QString source_name() const;
    bool camera() const { return source_.kind == LiveSource::Kind::camera; }
    bool stream() const;
    bool demo() const { return source_.kind == LiveSource::Kind::demo; }
    bool holding() const { return holding_; }
    bool camera_open() const;
    const CheckpointInfo* checkpoint_info() const { return checkpoint_info_.get(); }
    std::shared_ptr<const CheckpointInfo> shared_checkpoint() const { return checkpoint_info_; }
    // The second checkpoint that set_second() was given; null: none.
    const CheckpointInfo* second_info() const { return second_info_ ? &*second_info_ : nullptr; }
    double newest_time_s() const { return newest_time_s_; }  // of the newest picture
    const LiveStatistics& statistics() const { return statistics_; }
    QString checkpoint() const { return checkpoint_; }
    QStringList classes() const { return history_.classes(); }
    Advice advice() const { return advice_; }
    double capture_rate() const { return statistics_.capture_rate; }
    double inference_rate() const { return statistics_.inference_rate; }
    int latency() const { return static_cast<int>(1000 * statistics_.latency_s); }
    int stalled() const { return stalled_s_; }
    int dropped() const { return static_cast<int>(statistics_.dropped); }

  Q_SIGNALS:
    void stateChanged();
    void sourceNamed();  // maybe as before: with stateChanged(), and in another language
    void checkpointChanged();
    void secondChanged();
    void adviceChanged();
    void statisticsChanged();
    void settingsRefused(const QString& why);

  private:
    LiveSession* session();
    LiveEvents events();
    void take_frame(const Frame& frame, quint64 generation);  // capture thread
    void take_result(const LiveResult& result);
    void take_state(LiveState state, const QString& message);
    void set_state(State state, const QString& problem, bool holding = false);
    bool is_file() const;
    void open_again(bool same_people);
    void adopt_checkpoint(const std::shared_ptr<const CheckpointInfo>& info);
    void set_advice(Advice advice);
    void read_statistics();

    FrameFeed feed_;
    FaceListModel faces_;
    ScoreHistory history_;
    FaceWatch watch_;
    AnalyzerSettings settings_;
    LiveSource source_;
    SourceOpener opener_;
    LiveOptions options_;
    qint64 last_index_ = -1;
    std::atomic<double> brightness_ = 1;  // of the newest picture, 0 to 1
    std::atomic<double> newest_time_s_ = 0;
    State state_ = State::Idle;
    bool holding_ = false;
    QString problem_;
    QString checkpoint_;
    std::shared_ptr<const CheckpointInfo> checkpoint_info_;
    std::optional<CheckpointInfo> second_info_;
    Advice advice_ = Advice::None;
    LiveStatistics statistics_;
    QTimer statistics_timer_;
    std::atomic<std::chrono::steady_clock::time_point> newest_arrival_{};
    int stalled_s_ = 0;
    bool was_running_ = false;  // since open()
    LiveSink* recorder_ = nullptr;
    QTimer retry_;                                  // of a stream that was there, and is refused
    GuiCalls calls_;                                // of a generation: what is open
    std::unique_ptr<ScoreModel> first_classifier_;  // loaded before there was a session
    std::unique_ptr<LiveSession> session_;          // last: its threads use what is above
};

}  // namespace mien::app
