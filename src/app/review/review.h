// An annotation under review: its rows over its video, and where one is in it.
//
// Everything slow happens on other threads: reading the annotation, decoding, exporting.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QUrl>
#include <memory>
#include <stop_token>

#include "app/parts/face_list_model.h"
#include "app/parts/frame_feed.h"
#include "app/parts/gui_calls.h"
#include "app/parts/summary_list_model.h"
#include "app/parts/track_series.h"
#include "app/review/comparison.h"
#include "app/review/correction_editor.h"
#include "app/review/marker_list_model.h"
#include "app/review/player.h"
#include "app/review/review_exports.h"
#include "app/review/selection.h"
#include "app/review/sound_track.h"
#include "app/review/track_list_model.h"
#include "mien/annotation_reader.h"

namespace mien::app {

class Review : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(mien::app::FrameFeed* feed READ feed CONSTANT)
    Q_PROPERTY(mien::app::FaceListModel* faces READ faces CONSTANT)
    Q_PROPERTY(mien::app::TrackListModel* tracks READ tracks CONSTANT)
    Q_PROPERTY(mien::app::MarkerListModel* markers READ markers CONSTANT)
    Q_PROPERTY(mien::app::CorrectionEditor* corrections READ corrections CONSTANT)
    Q_PROPERTY(mien::app::SummaryListModel* statistics READ statistics CONSTANT)
    Q_PROPERTY(mien::app::SoundTrack* sound READ sound CONSTANT)
    Q_PROPERTY(mien::app::Comparison* comparison READ comparison CONSTANT)

    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)      // for Failed
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)  // for Loading
    Q_PROPERTY(QString file READ file NOTIFY stateChanged)
    Q_PROPERTY(QString name READ name NOTIFY stateChanged)
    Q_PROPERTY(QStringList classes READ classes NOTIFY stateChanged)
    Q_PROPERTY(double begin READ begin NOTIFY stateChanged)  // time of the first frame, seconds
    Q_PROPERTY(double end READ end NOTIFY stateChanged)      // of the last
    Q_PROPERTY(int frameCount READ frame_count NOTIFY stateChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)  // what is wrong, but not stopping

    Q_PROPERTY(Video video READ video NOTIFY videoChanged)
    Q_PROPERTY(QString videoProblem READ video_problem NOTIFY videoChanged)
    Q_PROPERTY(QString videoName READ video_name NOTIFY videoChanged)

    Q_PROPERTY(double position READ position NOTIFY positionChanged)  // seconds
    Q_PROPERTY(int frame READ frame NOTIFY positionChanged)  // its number in the annotation
    Q_PROPERTY(bool playing READ playing NOTIFY playingChanged)
    Q_PROPERTY(double speed READ speed WRITE set_speed NOTIFY playingChanged)
    // The selection, else all of it, is played again and again.
    Q_PROPERTY(bool looping READ looping WRITE set_looping NOTIFY playingChanged)

    // The face that the timeline shows; 0 without any.
    Q_PROPERTY(int track READ track WRITE set_track NOTIFY trackChanged)
    // Of the time in the selection, else of all of it; per class.
    Q_PROPERTY(QList<double> shares READ shares NOTIFY summaryChanged)
    Q_PROPERTY(int changes READ changes NOTIFY summaryChanged)  // the same, those that last

    // The stretch that was chosen, seconds; nothing is chosen where they are equal.
    Q_PROPERTY(double selectionBegin READ selection_begin NOTIFY selectionChanged)
    Q_PROPERTY(double selectionEnd READ selection_end NOTIFY selectionChanged)
    Q_PROPERTY(bool selected READ selected NOTIFY selectionChanged)

    Q_PROPERTY(bool exporting READ exporting NOTIFY exportingChanged)
    Q_PROPERTY(double clipShare READ clip_share NOTIFY clipShareChanged)  // written; -1: none is
    Q_PROPERTY(bool clippable READ clippable NOTIFY videoChanged)         // there is a video

  public:
    enum class State { Empty, Loading, Ready, Failed };
    Q_ENUM(State)
    enum class Video {
        None,     // made from a stream, or nothing is open
        Opening,  //
        Shown,    //
        Missing,  // not where it was
        Broken,   // there, but cannot be read: see videoProblem
    };
    Q_ENUM(Video)

    // `make_sink`: for tests.
    explicit Review(SoundSinkMaker make_sink = open_sound_server, QObject* parent = nullptr);
    ~Review() override;

    // `video`: where its video is, if that is known better than by the annotation.
    void open(const QString& file, const QString& video = {});

    Q_INVOKABLE void giveUp();  // while loading
    Q_INVOKABLE void useVideo(const QUrl& video);

    Q_INVOKABLE void togglePlaying();
    Q_INVOKABLE void pause();
    Q_INVOKABLE void seek(double time_s);  // to the frame shown then
    Q_INVOKABLE void step(int frames);
    Q_INVOKABLE void jumpToChange(int direction);  // 1: the next, -1: the one before
    Q_INVOKABLE void jumpToMarker(int direction);
    Q_INVOKABLE void jumpToDisagreement(int direction);

    // Holds another annotation of the same video against this one, once this one is there.
    Q_INVOKABLE void compareWith(const QUrl& file);
    Q_INVOKABLE void endComparison();

    Q_INVOKABLE void select(double begin_s, double end_s);
    Q_INVOKABLE void selectFromHere();
    Q_INVOKABLE void selectUntilHere();
    Q_INVOKABLE void clearSelection();
    Q_INVOKABLE int mark();  // at the selection, or here; gives its row in `markers`

    // All of the face under review becomes another's, unless both are seen at once.
    Q_INVOKABLE void mergeInto(int person);
    Q_INVOKABLE void split();  // from here on it is another's
    Q_INVOKABLE void excludeSelection();
    Q_INVOKABLE int note();  // here; gives its row in `corrections.notes`

    Q_INVOKABLE void computeStatistics();  // of the selection, else of all; into `statistics`

    // A name that is not taken: "clip-timeline.png" beside the annotation, or where that may not be
    // written to, in `fallback`.
    Q_INVOKABLE QUrl freeName(const QString& what, const QString& ending,
                              const QString& fallback) const;

    // Answered by exported().
    Q_INVOKABLE void exportRows(const QUrl& file);  // of the selection, else all
    // The lanes from one time to another, `lanes`: classes from above.
    Q_INVOKABLE void exportTimeline(const QUrl& file, double from_s, double to_s,
                                    const QList<int>& lanes);
    // The picture in full size under `overlay`, which is what the window draws over it.
    Q_INVOKABLE void exportPicture(const QUrl& file, const QImage& overlay);
    // Of the selection, as a video, with what of it is drawn.
    Q_INVOKABLE void exportClip(const QUrl& file, bool boxes, bool labels, bool bars,
                                double uncertain_below);
    Q_INVOKABLE void cancelClip() { exports_.cancel_clip(); }
    Q_INVOKABLE QSize pictureSize() const { return feed_.newest().size(); }

    // For the timeline's drawing.
    const Annotation* annotation() const { return annotation_.get(); }
    const TrackSeries& series() const { return series_; }

    FrameFeed* feed() { return &feed_; }
    FaceListModel* faces() { return &faces_; }
    TrackListModel* tracks() { return &tracks_; }
    MarkerListModel* markers() { return &markers_; }
    CorrectionEditor* corrections() { return &corrections_; }
    SummaryListModel* statistics() { return &statistics_; }
    SoundTrack* sound() { return &sound_; }
    Comparison* comparison() { return &comparison_; }
    State state() const { return state_; }
    QString problem() const { return problem_; }
    double progress() const { return progress_; }
    QString file() const { return file_; }
    QString name() const;
    QStringList classes() const;
    double begin() const { return annotation_ ? annotation_->frames.front().time_s : 0; }
    double end() const { return annotation_ ? annotation_->frames.back().time_s : 0; }
    int frame_count() const {
        return annotation_ ? static_cast<int>(annotation_->frames.size()) : 0;
    }
    QString notice() const { return notice_; }
    Video video() const { return video_; }
    QString video_problem() const { return video_problem_; }
    QString video_name() const { return video_name_; }
    double position() const { return position_s_; }
    int frame() const;
    bool playing() const { return playing_; }
    double speed() const { return speed_; }
    void set_speed(double speed);
    bool looping() const { return looping_; }
    void set_looping(bool looping);
    int track() const { return track_; }
    void set_track(int track);
    QList<double> shares() const { return summary_.shares; }
    int changes() const { return static_cast<int>(summary_.changes.size()); }
    double selection_begin() const { return selection_.begin_s; }
    double selection_end() const { return selection_.end_s; }
    bool selected() const { return !selection_.empty(); }
    bool exporting() const { return exports_.busy(); }
    double clip_share() const { return exports_.share(); }
    bool clippable() const;

  Q_SIGNALS:
    void stateChanged();
    void progressChanged();
    void noticeChanged();
    void videoChanged();
    void positionChanged();
    void playingChanged();
    void trackChanged();
    void selectionChanged();
    void summaryChanged();
    void exportingChanged();
    void clipShareChanged();
    void exported(const QString& file, const QString& problem);  // problem empty: it is there
    void opened(const QString& file, const QString& video);

  private:
    void summarise();
    void recount();
    void take_corrections();
    void show_faces(double time_s);
    void tell(const QString& notice);
    struct Loaded;
    void adopt(Loaded loaded, const QString& video);
    void read_other(const QString& file);
    void adopt_second(const std::shared_ptr<const Annotation>& measured, const QString& file);
    void fail(const QString& why);
    void close();
    void open_video(const QString& path);
    void open_without_video();
    void listen();
    void play();
    void set_video(Video video, const QString& name, const QString& problem);
    void set_playing(bool playing);
    void set_position(double time_s);
    void take_shown(double time_s);
    void take_ended(const QString& problem);
    void jump_to(const std::vector<double>& times, int direction);

    FrameFeed feed_;
    FaceListModel faces_;
    TrackListModel tracks_;
    MarkerListModel markers_;
    CorrectionEditor corrections_;
    SummaryListModel statistics_;
    State state_ = State::Empty;
    QString problem_;
    double progress_ = 0;
    QString file_;
    QString notice_;
    std::shared_ptr<const Annotation> opened_;      // as it was read
    std::shared_ptr<const Annotation> measured_;    // with the second one
    std::shared_ptr<const Annotation> annotation_;  // with the corrections
    Corrections counted_;                           // those in it, but for notes
    QString other_file_;                            // of the second annotation; empty without
    QString other_wanted_;                          // to be read once the first one is
    TrackSeries series_;
    Comparison comparison_;
    ExpressionSummary summary_;  // of the selection, else of all of the series
    int track_ = 0;
    Video video_ = Video::None;
    QString video_path_;
    QString video_name_;
    QString video_problem_;
    double position_s_ = 0;
    std::optional<double> sought_s_;  // until its picture is shown
    double shown_s_ = 0;              // of the picture in the feed
    bool playing_ = false;
    double speed_ = 1;
    bool looping_ = false;
    Selection selection_;
    ReviewExports exports_;
    std::stop_source stop_;  // of the loading
    GuiCalls calls_;         // of a generation: what is opened
    QThreadPool pool_;       // reads
    SoundTrack sound_;
    Player player_;  // last: its thread uses what is above
};

}  // namespace mien::app
