#include "app/window/workbench.h"

#include <QFileInfo>
#include <QQmlEngine>
#include <utility>

#include "app/parts/shown_path.h"
#include "app/window/drop_use.h"
#include "app/window/language.h"
#include "app/window/unused_memory.h"
#include "mien/error.h"
#include "mien/paths.h"

namespace mien::app {

namespace {

constexpr std::chrono::seconds kTidyAfter{2};  // a source is closed by then; chosen by eye

}  // namespace

LiveSource choose_source(const StartWishes& wishes, const QString& last_camera,
                         const std::vector<CameraDevice>& cameras) {
    if (!wishes.media.isEmpty()) return media_source(wishes.media);
    const auto named = [&cameras](const QString& name) -> const CameraDevice* {
        for (const CameraDevice& camera : cameras) {
            if (camera.name == name.toStdString() || camera.id == name.toStdString()) {
                return &camera;
            }
        }
        return nullptr;
    };
    if (!wishes.camera.isEmpty()) {
        if (const CameraDevice* camera = named(wishes.camera)) return camera_source(*camera);
        // Opening it will say what is wrong.
        return {LiveSource::Kind::camera, wishes.camera, wishes.camera};
    }
    if (const CameraDevice* camera = named(last_camera)) return camera_source(*camera);
    if (!cameras.empty()) return camera_source(cameras.front());
    return demo_source();
}

Workbench::Workbench(const StartWishes& wishes, SourceListModel::CameraLister cameras,
                     CheckpointLoader::Load load, SoundSinkMaker sound, const QString& tool,
                     QObject* parent)
    : QObject(parent),
      wishes_(wishes),
      sources_(std::move(cameras)),
      loader_(load ? load : load_from_file()),
      second_loader_(load ? load : load_from_file()),
      review_(std::move(sound)),
      queue_([this] { return annotate_wishes(); }, load ? load : load_from_file()),
      training_(tool),
      evaluation_(tool),
      inspection_(tool) {
    connect(&queue_, &AnnotateQueue::annotated, &recent_,
            [this](const QString& csv) { recent_.add(csv); });
    connect(&recording_, &Recording::saved, &recent_,
            [this](const QString& csv) { recent_.add(csv); });
    connect(&review_, &Review::exported, &message_,
            [this](const QString& file, const QString& problem) {
                if (problem.isEmpty()) {
                    message_.tell(tr("Exported: %1").arg(shown_path(file)), QFileInfo(file).path());
                } else {
                    message_.warn(problem);
                }
            });
    connect(&review_, &Review::opened, &recent_, &RecentAnnotations::add);
    live_.set_settings(settings_.analyzer());
    connect(&settings_, &Settings::changed, this, &Workbench::apply_settings);
    connect(&settings_, &Settings::changed, this, &Workbench::recordsFolderChanged);
    connect(&settings_, &Settings::changed, this, &Workbench::follow_language);
    connect(&settings_, &Settings::notStored, &message_, [this](const QString& file) {
        message_.warn(tr("Settings last only until Mien is closed: %1 cannot be written.")
                          .arg(shown_path(file)));
    });
    connect(&checkpoints_, &CheckpointListModel::listed, this, &Workbench::use_any_checkpoint);
    connect(&sources_, &SourceListModel::camerasListed, this, [this] {
        if (std::exchange(waiting_for_cameras_, false)) choose_first_source();
    });
    connect(&loader_, &CheckpointLoader::loaded, this, &Workbench::adopt_loaded);
    connect(&loader_, &CheckpointLoader::failed, this, &Workbench::tell_failure);
    connect(&second_loader_, &CheckpointLoader::loaded, this, [this](const QString& path) {
        auto model = second_loader_.take();
        if (path == second_.path()) second_.adopt(std::move(model));  // else another is wanted
    });
    connect(&second_loader_, &CheckpointLoader::failed, this,
            [this](const QString& path, const QString& problem) {
                if (path != second_.path()) return;
                second_.fail();
                message_.warn(tr("Nothing is compared: %1").arg(problem));
            });
    connect(this, &Workbench::checkpointChanged, &sharing_,
            [this] { sharing_.set_checkpoint(checkpoint_path_); });
    connect(&sharing_, &Sharing::checkpointWanted, this, &Workbench::useCheckpoint);
    training_.propose(QFileInfo(settings_.models_folder).isWritable() ? settings_.models_folder
                                                                      : settings_.records_folder);
    give_back_memory_later();
}

// After a checkpoint, a source, a recording, an annotation. Later, since other threads are still
// taking them apart, and once for all that comes together.
void Workbench::give_back_memory_later() {
    tidying_.setSingleShot(true);
    tidying_.setInterval(kTidyAfter);
    connect(&tidying_, &QTimer::timeout, this, [] { give_back_unused_memory(); });
    const auto begin = [this] { tidying_.start(); };
    connect(&live_, &Live::checkpointChanged, this, begin);
    connect(&live_, &Live::stateChanged, this, begin);
    connect(&recording_, &Recording::activeChanged, this, begin);
    connect(&queue_, &AnnotateQueue::annotated, this, begin);
}

void Workbench::openFirstSource() {
    recording_.recover();
    waiting_for_cameras_ = wishes_.media.isEmpty();
    if (!waiting_for_cameras_) choose_first_source();
    sources_.refresh();
}

void Workbench::choose_first_source() {
    const LiveSource source = choose_source(wishes_, settings_.last_camera, sources_.cameras());
    open(source);
    no_camera_ = source.kind == LiveSource::Kind::demo;
    Q_EMIT noCameraChanged();
}

void Workbench::open(const LiveSource& source) {
    if (!(source == live_.source())) {  // a record is of one source
        recording_.end(tr("Another source was opened, so the recording has ended."));
        sharing_.end(tr("Another source was opened, so nothing is shared any more."));
    }
    sources_.set_current(source);
    if (source.kind == LiveSource::Kind::camera) {
        settings_.setProperty("lastCamera", source.name);
    }
    no_camera_ = false;
    Q_EMIT noCameraChanged();
    live_.open(source, opener_for(source, settings_.wanted_camera_size()),
               options_for(source, settings_.loop_videos));
}

void Workbench::openSource(int row) {
    open(sources_.source(row));
}

void Workbench::openMedia(const QString& path_or_url) {
    const QString text = path_or_url.trimmed();
    if (!text.isEmpty()) open(media_source(text));
}

void Workbench::openUrl(const QUrl& url) {
    openMedia(url.isLocalFile() ? url.toLocalFile() : url.toString());
}

QString Workbench::first_checkpoint() const {
    if (!wishes_.checkpoint.isEmpty()) {
        return QString::fromStdString(find_checkpoint(wishes_.checkpoint.toStdString()).string());
    }
    if (QFileInfo::exists(settings_.checkpoint)) return settings_.checkpoint;
    const QString preferred = settings_.models_folder + "/mien.safetensors";
    if (QFileInfo::exists(preferred)) return preferred;
    try {
        return QString::fromStdString(default_checkpoint().string());
    } catch (const Error&) {  // whose text is for the command line
        throw Error(
            tr("there is no checkpoint in %1; choose a folder that holds one in the settings")
                .arg(shown_path(settings_.models_folder))
                .toStdString());
    }
}

// Where none was there at the start, but now one is: put into the folder, or in another folder.
void Workbench::use_any_checkpoint() {
    if (!none_there_) return;
    for (int row = 0; row < checkpoints_.rowCount(); ++row) {
        const QModelIndex index = checkpoints_.index(row);
        if (checkpoints_.data(index, CheckpointListModel::BrokenRole).toBool()) continue;
        useCheckpoint(checkpoints_.data(index, CheckpointListModel::PathRole).toString());
        return;
    }
}

void Workbench::loadFirstCheckpoint() {
    if (std::exchange(first_checkpoint_asked_, true)) return;
    checkpoints_.set_folder(settings_.models_folder);
    if (!checkpoint_path_.isEmpty()) return;  // another was chosen meanwhile
    try {
        const QString path = first_checkpoint();
        checkpoint_path_ = path;
        checkpoint_loading_ = true;
        loader_.load(path);
    } catch (const Error& error) {
        checkpoint_problem_ = QString::fromUtf8(error.what());
        none_there_ = wishes_.checkpoint.isEmpty();
    }
    Q_EMIT checkpointChanged();
}

void Workbench::useCheckpoint(const QString& path) {
    checkpoint_path_ = path;
    none_there_ = false;
    checkpoint_problem_.clear();
    checkpoint_loading_ = true;
    loader_.load(path);
    Q_EMIT checkpointChanged();
}

void Workbench::useSecond(const QString& path) {
    second_.expect(path);
    if (!path.isEmpty()) second_loader_.load(path);
}

void Workbench::useModelsFolder(const QUrl& folder) {
    settings_.setProperty("modelsFolder", folder.toLocalFile());
}

void Workbench::useRecordsFolder(const QUrl& folder) {
    settings_.setProperty("recordsFolder", folder.toLocalFile());
}

QString Workbench::records_folder_name() const {
    return shown_path(settings_.records_folder);
}

QString Workbench::takeDrop(const QList<QUrl>& dropped, const QString& page) {
    if (dropped.isEmpty()) return page;
    switch (use_of_drop(dropped, page, review_.state() == Review::State::Ready)) {
        case DropUse::play:
            openUrl(dropped.first());
            return "live";
        case DropUse::annotate:
            annotateFiles(dropped);
            return "annotate";
        case DropUse::review:
            reviewUrl(dropped.first());
            return "review";
        case DropUse::video_of_review:
            review_.useVideo(dropped.first());
            return "review";
    }
    return page;
}

void Workbench::annotateFiles(const QList<QUrl>& files) {
    QStringList named;
    for (const QUrl& file : files) {
        named << (file.isLocalFile() ? file.toLocalFile() : file.toString());
    }
    annotate(named);
}

void Workbench::annotate(const QStringList& named) {
    queue_.add(named, settings_.annotations_folder, settings_.records_folder);
}

void Workbench::useAnnotationsFolder(const QUrl& folder) {
    settings_.setProperty("annotationsFolder", folder.toLocalFile());
}

AnnotateWishes Workbench::annotate_wishes() const {
    AnnotateWishes wishes;
    wishes.checkpoint = checkpoint_path_.isEmpty() ? first_checkpoint() : checkpoint_path_;
    wishes.analyzer = settings_.analyzer();
    wishes.annotate = settings_.wanted_annotation();
    wishes.summary = settings_.annotate_summary;
    wishes.markers = settings_.annotate_markers;
    return wishes;
}

void Workbench::offerStudy(const QString& page) {
    const bool first = page == "annotate" && study_.files()->chosen_count() == 0;
    study_.files()->add(queue_.results(), first);
    study_.files()->add(recent_.files(), false);
}

void Workbench::reviewFile(const QString& path) {
    if (!path.isEmpty()) review_.open(path, recent_.video_of(path));
}

bool Workbench::lookInside(const QString& page) {
    const bool reviewing = page == "review";
    const QModelIndex face = (reviewing ? review_.faces() : live_.faces())->prominent();
    const QImage picture = (reviewing ? review_.feed() : live_.feed())->newest();
    if (!face.isValid() || picture.isNull()) {
        message_.tell(tr("There is no face to look at in this picture."));
        return false;
    }
    const QRectF box = face.data(FaceListModel::BoxRole).toRectF();
    const QRectF pixels(box.x() * picture.width(), box.y() * picture.height(),
                        box.width() * picture.width(), box.height() * picture.height());
    try {
        inspection_.begin(picture, pixels.toRect(), face.data(FaceListModel::RollRole).toDouble(),
                          checkpoint_path_.isEmpty() ? first_checkpoint() : checkpoint_path_);
    } catch (const Error& error) {
        message_.warn(as_sentence(QString::fromUtf8(error.what())));
        return false;
    }
    return true;
}

void Workbench::openFirstPage() {
    if (!wishes_.annotate.isEmpty()) annotate(std::exchange(wishes_.annotate, {}));
    reviewFile(std::exchange(wishes_.review, {}));
    const QString other = std::exchange(wishes_.compare, {});
    if (!other.isEmpty()) review_.compareWith(QUrl::fromLocalFile(other));
}

void Workbench::adopt_loaded(const QString& path) {
    live_.set_classifier(loader_.take());
    checkpoint_loaded_path_ = path;
    if (path == checkpoint_path_) {  // else another one is wanted meanwhile
        checkpoint_loading_ = false;
        settings_.setProperty("checkpoint", path);
    }
    Q_EMIT checkpointChanged();
}

void Workbench::tell_failure(const QString& path, const QString& problem) {
    if (path != checkpoint_path_) return;
    checkpoint_loading_ = false;
    checkpoint_problem_ = problem;
    checkpoint_path_ = checkpoint_loaded_path_;  // which goes on running
    Q_EMIT checkpointChanged();
}

void Workbench::apply_settings() {
    if (const AnalyzerSettings wanted = settings_.analyzer(); wanted != live_.settings()) {
        live_.set_settings(wanted);
    }
    follow_camera_size();
    follow_precision();
    if (first_checkpoint_asked_) checkpoints_.set_folder(settings_.models_folder);
}

void Workbench::follow_language() {
    if (std::exchange(language_, settings_.language) == settings_.language) return;
    // Later: the list from which it was chosen is written anew as well.
    QTimer::singleShot(0, this, &Workbench::speak);
}

// The pages follow by what they translate or ask of an InLanguage; what else they show of these
// objects is put into words when it is read, so they are told to read it again. Nothing else
// changes: what runs goes on.
void Workbench::speak() {
    use_language(wanted_language(language_));
    if (auto* const engine = qobject_cast<QQmlEngine*>(qjsEngine(this))) engine->retranslate();
    for (QAbstractItemModel* const model : std::initializer_list<QAbstractItemModel*>{
             &sources_, &checkpoints_, &rules_, &queue_, queue_.summary()->table(),
             review_.tracks(), review_.markers(), review_.statistics()}) {
        const int rows = model->rowCount();
        if (rows > 0) Q_EMIT model->dataChanged(model->index(0, 0), model->index(rows - 1, 0));
    }
    Q_EMIT live_.sourceNamed();
    Q_EMIT notice_.changed();
    Q_EMIT queue_.formatsNamed();
    Q_EMIT review_.tracks()->listed();
    Q_EMIT review_.comparison()->changed();
    Q_EMIT study_.resultChanged();
    Q_EMIT training_.stateChanged();
}

// Called on the threads that load, which may outlive the workbench.
CheckpointLoader::Load Workbench::load_from_file() const {
    return [precision = precision_](const QString& path) {
        ClassifierOptions options;
        options.precision = *precision;
        return load_classifier(path.toStdString(), options);
    };
}

// A checkpoint that is loaded takes another precision by being loaded again.
void Workbench::follow_precision() {
    const Precision wanted = settings_.wanted_precision();
    if (wanted == precision_->exchange(wanted)) return;
    if (!checkpoint_loaded_path_.isEmpty()) useCheckpoint(checkpoint_path_);
}

// A camera that is open takes another picture size by being opened again.
void Workbench::follow_camera_size() {
    const CameraSize wanted = settings_.wanted_camera_size();
    if (wanted == std::exchange(camera_size_, wanted)) return;
    if (live_.camera_open()) open(live_.source());
}

}  // namespace mien::app
