// Owns the app's objects and joins them: what the window is given.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QSize>
#include <QTimer>
#include <QUrl>
#include <atomic>
#include <memory>

#include "app/annotate/annotate_queue.h"
#include "app/live/consent_notice.h"
#include "app/live/live.h"
#include "app/live/recording.h"
#include "app/live/rule_list.h"
#include "app/live/second_reader.h"
#include "app/live/sharing.h"
#include "app/live/snapshots.h"
#include "app/live/source_list_model.h"
#include "app/parts/message.h"
#include "app/parts/settings.h"
#include "app/review/recent_annotations.h"
#include "app/review/review.h"
#include "app/study/study_view.h"
#include "app/train/evaluation.h"
#include "app/train/inspection.h"
#include "app/train/training.h"
#include "app/window/checkpoint_list_model.h"
#include "app/window/checkpoint_loader.h"

namespace mien::app {

// What the command line asked for; empty: as usual.
struct StartWishes {
    QString media;       // file or URL
    QString camera;      // name or device
    QString checkpoint;  // name or path

    QString page = "live";  // or "annotate" or "review"
    QStringList annotate;   // files, folders and addresses to annotate
    QString review;         // annotation to open
    QString compare;        // to hold against it
    bool tour = true;       // for who sees the window for the first time
};

class Workbench : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(mien::app::Live* live READ live CONSTANT)
    // A Settings. Its properties come from a list of fields, of which qmllint knows nothing: a
    // variant keeps it quiet, and settings_test holds the names in the pages against the list.
    Q_PROPERTY(QVariant settings READ settings CONSTANT)
    Q_PROPERTY(mien::app::Message* message READ message CONSTANT)
    Q_PROPERTY(mien::app::Recording* recording READ recording CONSTANT)
    Q_PROPERTY(mien::app::Sharing* sharing READ sharing CONSTANT)
    Q_PROPERTY(mien::app::SecondReader* second READ second CONSTANT)
    Q_PROPERTY(mien::app::RuleList* rules READ rules CONSTANT)
    Q_PROPERTY(mien::app::ConsentNotice* notice READ notice CONSTANT)
    Q_PROPERTY(mien::app::Snapshots* snapshots READ snapshots CONSTANT)
    Q_PROPERTY(mien::app::SourceListModel* sources READ sources CONSTANT)
    Q_PROPERTY(mien::app::CheckpointListModel* checkpoints READ checkpoints CONSTANT)

    Q_PROPERTY(mien::app::AnnotateQueue* queue READ queue CONSTANT)
    Q_PROPERTY(mien::app::Review* review READ review CONSTANT)
    Q_PROPERTY(mien::app::RecentAnnotations* recent READ recent CONSTANT)
    Q_PROPERTY(mien::app::StudyView* study READ study CONSTANT)
    Q_PROPERTY(mien::app::Training* training READ training CONSTANT)
    Q_PROPERTY(mien::app::Evaluation* evaluation READ evaluation CONSTANT)
    Q_PROPERTY(mien::app::Inspection* inspection READ inspection CONSTANT)
    Q_PROPERTY(bool tourWanted READ tour_wanted CONSTANT)  // unless it was seen
    Q_PROPERTY(QString firstPage READ first_page CONSTANT)
    // Of the window, as it was left. Constant: while it is open, its size is the user's.
    Q_PROPERTY(QSize firstSize READ first_size CONSTANT)

    // The checkpoint that is loaded, or being loaded.
    Q_PROPERTY(QString checkpointPath READ checkpoint_path NOTIFY checkpointChanged)
    Q_PROPERTY(bool checkpointLoading READ checkpoint_loading NOTIFY checkpointChanged)
    Q_PROPERTY(QString checkpointProblem READ checkpoint_problem NOTIFY checkpointChanged)
    Q_PROPERTY(bool checkpointAsked READ checkpoint_asked NOTIFY checkpointChanged)
    Q_PROPERTY(bool checkpointMissing READ checkpoint_missing NOTIFY checkpointChanged)

    Q_PROPERTY(
        QString recordsFolderName READ records_folder_name NOTIFY recordsFolderChanged)  // "~/..."

    // True where the demo clip plays because no camera was found.
    Q_PROPERTY(bool noCamera READ no_camera NOTIFY noCameraChanged)

  public:
    // `load`, `sound` and `tool`: for tests; empty `load`: load_classifier with the settings'
    // precision; empty `tool`: mienctl.
    explicit Workbench(const StartWishes& wishes = {},
                       SourceListModel::CameraLister cameras = list_cameras,
                       CheckpointLoader::Load load = {}, SoundSinkMaker sound = open_sound_server,
                       const QString& tool = {}, QObject* parent = nullptr);

    // In this order, once the window is there and once it shows a picture: neither waits.
    Q_INVOKABLE void openFirstSource();
    Q_INVOKABLE void loadFirstCheckpoint();

    Q_INVOKABLE void openSource(int row);  // of `sources`
    Q_INVOKABLE void openMedia(const QString& path_or_url);
    Q_INVOKABLE void openUrl(const QUrl& url);  // as dialogs and drops give it
    Q_INVOKABLE void useCheckpoint(const QString& path);
    Q_INVOKABLE void useSecond(const QString& path);  // beside it; empty: none
    Q_INVOKABLE void useModelsFolder(const QUrl& folder);
    Q_INVOKABLE void useRecordsFolder(const QUrl& folder);

    // Does what whoever drops files on this page expects; gives the page that shows it.
    Q_INVOKABLE QString takeDrop(const QList<QUrl>& dropped, const QString& page);
    Q_INVOKABLE void annotateFiles(const QList<QUrl>& files);
    Q_INVOKABLE void useAnnotationsFolder(const QUrl& folder);  // empty: beside each video
    Q_INVOKABLE void reviewFile(const QString& path);
    // At the most prominent face of the picture that stands still on this page, into `inspection`.
    // False, with a message, where there is none.
    Q_INVOKABLE bool lookInside(const QString& page);
    Q_INVOKABLE void reviewUrl(const QUrl& file) { reviewFile(file.toLocalFile()); }

    // What a study can be made of: what the queue has done, which is chosen on its page where
    // nothing was yet, and what was open before.
    Q_INVOKABLE void offerStudy(const QString& page);

    // What the command line asked for, beyond live; once.
    Q_INVOKABLE void openFirstPage();

    Live* live() { return &live_; }
    QVariant settings() { return QVariant::fromValue(&settings_); }
    Message* message() { return &message_; }
    Recording* recording() { return &recording_; }
    Sharing* sharing() { return &sharing_; }
    SecondReader* second() { return &second_; }
    RuleList* rules() { return &rules_; }
    ConsentNotice* notice() { return &notice_; }
    Snapshots* snapshots() { return &snapshots_; }
    SourceListModel* sources() { return &sources_; }
    CheckpointListModel* checkpoints() { return &checkpoints_; }
    AnnotateQueue* queue() { return &queue_; }
    Review* review() { return &review_; }
    RecentAnnotations* recent() { return &recent_; }
    StudyView* study() { return &study_; }
    Training* training() { return &training_; }
    Evaluation* evaluation() { return &evaluation_; }
    Inspection* inspection() { return &inspection_; }
    bool tour_wanted() const { return wishes_.tour; }
    QString first_page() const { return wishes_.page; }
    QSize first_size() const { return {settings_.window_width, settings_.window_height}; }
    QString checkpoint_path() const { return checkpoint_path_; }
    bool checkpoint_loading() const { return checkpoint_loading_; }
    QString checkpoint_problem() const { return checkpoint_problem_; }
    bool checkpoint_asked() const { return first_checkpoint_asked_; }
    bool checkpoint_missing() const {
        return checkpoint_loaded_path_.isEmpty() && !checkpoint_loading_;
    }
    bool no_camera() const { return no_camera_; }
    QString records_folder_name() const;

  Q_SIGNALS:
    void checkpointChanged();
    void noCameraChanged();
    void recordsFolderChanged();

  private:
    void open(const LiveSource& source);
    void choose_first_source();
    void apply_settings();
    void follow_language();
    void speak();
    void follow_camera_size();
    void follow_precision();
    CheckpointLoader::Load load_from_file() const;
    void adopt_loaded(const QString& path);
    void tell_failure(const QString& path, const QString& problem);
    QString first_checkpoint() const;  // throws Error
    void use_any_checkpoint();
    AnnotateWishes annotate_wishes() const;  // throws Error
    void annotate(const QStringList& named);
    void give_back_memory_later();

    StartWishes wishes_;
    Settings settings_;
    Message message_;
    Live live_;
    Recording recording_{&live_, &settings_, &message_};
    Sharing sharing_{&live_, &recording_, &settings_, &message_};
    SecondReader second_{&live_};
    RuleList rules_{&live_, &recording_, &settings_};
    ConsentNotice notice_{&live_, &settings_};
    Snapshots snapshots_{&settings_, &message_};
    SourceListModel sources_;
    CheckpointListModel checkpoints_;
    std::shared_ptr<std::atomic<Precision>> precision_ =
        std::make_shared<std::atomic<Precision>>(settings_.wanted_precision());
    CheckpointLoader loader_;
    CheckpointLoader second_loader_;
    RecentAnnotations recent_;
    Review review_;
    StudyView study_;
    AnnotateQueue queue_;
    Training training_;
    Evaluation evaluation_;
    Inspection inspection_;
    QString checkpoint_path_;
    QString checkpoint_loaded_path_;
    QString checkpoint_problem_;
    QTimer tidying_;  // a moment after something large was put away
    QString language_ = settings_.language;
    CameraSize camera_size_ = settings_.wanted_camera_size();
    bool checkpoint_loading_ = false;
    bool first_checkpoint_asked_ = false;
    bool none_there_ = false;  // no checkpoint, when the first one was asked for
    bool waiting_for_cameras_ = false;
    bool no_camera_ = false;
};

// The source to open at the start: what was asked for, else the camera used last, else the first,
// else the demo clip.
LiveSource choose_source(const StartWishes& wishes, const QString& last_camera,
                         const std::vector<CameraDevice>& cameras);

}  // namespace mien::app
