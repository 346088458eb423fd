#include "app/review/review.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/parts/message.h"
#include "app/parts/to_image.h"
#include "app/parts/write_png.h"
#include "app/review/blank_source.h"
#include "mien/error.h"
#include "mien/overlay.h"
#include "mien/picture_file.h"

namespace mien::app {

namespace {

namespace fs = std::filesystem;

constexpr double kMicrosecond = 2e-6;

Player::Opener opener_for(const std::shared_ptr<const Annotation>& annotation,
                          const fs::path& path) {
    return [annotation, path](const std::stop_token& stop) -> std::unique_ptr<FrameSource> {
        const RecordedInput& input = annotation->input;
        if (input.kind == SourceKind::stills && fs::is_directory(path)) {
            std::vector<fs::path> files;
            for (const std::string& file : input.files) files.push_back(path / file);
            return open_stills(files);
        }
        if (is_still_name(path) && !is_animated_png(path)) return open_stills({path});
        MediaOptions media;
        media.stop = stop;
        return open_media(path.string(), media);
    };
}

}  // namespace

struct Review::Loaded {
    std::shared_ptr<const Annotation> annotation;
    std::vector<Annotation::Track> tracks;
    std::vector<Marker> markers;
    QString marker_problem;
    fs::path input;
};

Review::Review(QObject* parent) : QObject(parent), player_(feed_) {
    pool_.setMaxThreadCount(1);
    connect(&player_, &Player::shown, this, &Review::take_shown);
    connect(&player_, &Player::ended, this, &Review::take_ended);
    connect(&player_, &Player::opened, this, [this] {
        if (video_ == Video::Opening) set_video(Video::Shown, video_name_, {});
    });
    connect(&player_, &Player::failed, this, [this](const QString& why) {
        set_video(Video::Broken, video_name_, as_sentence(why));
        open_without_video();
    });
    connect(&faces_, &FaceListModel::selectedTrackChanged, this, [this] {
        if (faces_.selected_track() != 0) set_track(faces_.selected_track());
    });
}

Review::~Review() {
    stop_.request_stop();
    pool_.waitForDone();
}

void Review::open(const QString& file, const QString& video) {
    close();
    file_ = file;
    state_ = State::Loading;
    stop_ = std::stop_source();
    Q_EMIT stateChanged();
    pool_.start([this, file, video, stop = stop_.get_token(), generation = generation_] {
        const auto answer = [this, generation](auto what) {
            QMetaObject::invokeMethod(
                this,
                [this, generation, what = std::move(what)] {
                    if (generation == generation_) what();
                },
                Qt::QueuedConnection);
        };
        try {
            int told = 0;  // per cent
            const auto progress = [&](double share) {
                if (static_cast<int>(100 * share) == told) return;
                told = static_cast<int>(100 * share);
                answer([this, share] {
                    progress_ = share;
                    Q_EMIT progressChanged();
                });
            };
            Loaded loaded;
            loaded.annotation = std::make_shared<const Annotation>(
                read_annotation(file.toStdString(), progress, stop));
            loaded.tracks = loaded.annotation->tracks();
            loaded.input = find_input(*loaded.annotation);
            const fs::path markers = markers_path(loaded.annotation->file);
            try {
                if (fs::exists(markers)) loaded.markers = read_markers(markers);
            } catch (const std::exception& error) {
                loaded.marker_problem = QString::fromUtf8(error.what());
            }
            answer([this, loaded, video] { adopt(loaded, video); });
        } catch (const std::exception& error) {
            answer([this, why = QString::fromUtf8(error.what())] { fail(why); });
        }
    });
}

void Review::close() {
    stop_.request_stop();
    ++generation_;
    player_.close();
    set_playing(false);
    feed_.put({}, 0);
    faces_.clear();
    annotation_.reset();
    series_ = {};
    track_ = 0;
    tracks_.reset({});
    markers_.reset({}, {}, {});
    problem_.clear();
    notice_.clear();
    file_.clear();
    progress_ = 0;
    sought_s_.reset();
    position_s_ = 0;
    state_ = State::Empty;
    set_video(Video::None, {}, {});
    clearSelection();
    Q_EMIT trackChanged();
    Q_EMIT noticeChanged();
    Q_EMIT positionChanged();
}

void Review::giveUp() {
    close();
    Q_EMIT stateChanged();
}

void Review::fail(const QString& why) {
    state_ = State::Failed;
    problem_ = as_sentence(why);
    Q_EMIT stateChanged();
}

void Review::adopt(Loaded loaded, const QString& video) {
    annotation_ = std::move(loaded.annotation);
    file_ = QString::fromStdString(annotation_->file.string());
    const std::vector<Annotation::Track>& tracks = loaded.tracks;
    const int first = tracks.empty() ? 0 : tracks.front().id;
    tracks_.reset(std::move(loaded.tracks));
    markers_.reset(markers_path(annotation_->file), std::move(loaded.markers),
                   as_sentence(loaded.marker_problem));
    notice_ = as_sentence(QString::fromStdString(annotation_->problem));
    state_ = State::Ready;
    Q_EMIT stateChanged();
    Q_EMIT noticeChanged();
    set_position(begin());
    set_track(first);

    const SourceKind kind = annotation_->input.kind;
    const QString own = QString::fromStdString(annotation_->input.source);
    if (!video.isEmpty() && QFileInfo::exists(video)) {
        open_video(video);
    } else if (!loaded.input.empty()) {
        open_video(QString::fromStdString(loaded.input.string()));
    } else {
        const bool live = annotation_->input.live || kind == SourceKind::stream;
        set_video(live ? Video::None : Video::Missing, own, {});
        open_without_video();
    }
    Q_EMIT opened(file_, video_path_);
}

void Review::useVideo(const QUrl& video) {
    if (!annotation_) return;
    open_video(video.toLocalFile());
    Q_EMIT opened(file_, video_path_);
}

void Review::open_video(const QString& path) {
    video_path_ = path;
    set_video(Video::Opening, path, {});
    set_playing(false);
    sought_s_ = position_s_;
    player_.open(opener_for(annotation_, path.toStdString()), position_s_);
}

void Review::open_without_video() {
    video_path_.clear();
    sought_s_ = position_s_;
    player_.open(
        [annotation = annotation_](const std::stop_token&) { return open_blank(annotation); },
        position_s_);
}

void Review::set_video(Video video, const QString& name, const QString& problem) {
    video_ = video;
    video_name_ = name;
    video_problem_ = problem;
    Q_EMIT videoChanged();
}

QString Review::name() const {
    QString name = QFileInfo(file_).fileName();
    for (const char* ending : {".part", ".csv", ".json"}) {
        if (name.endsWith(QLatin1String(ending))) name.chop(static_cast<int>(qstrlen(ending)));
    }
    return name;
}

QStringList Review::classes() const {
    QStringList classes;
    if (annotation_) {
        for (const std::string& name : annotation_->classes)
            classes << QString::fromStdString(name);
    }
    return classes;
}

int Review::frame() const {
    if (!annotation_) return 0;
    return static_cast<int>(annotation_->frames[annotation_->frame_at(position_s_)].index);
}

void Review::set_track(int track) {
    if (!annotation_ || track == track_) return;
    track_ = track;
    series_ = series_of(*annotation_, track);
    faces_.select(track);
    Q_EMIT trackChanged();
}

void Review::set_playing(bool playing) {
    if (std::exchange(playing_, playing) != playing) Q_EMIT playingChanged();
}

void Review::set_speed(double speed) {
    if (!(speed > 0) || speed == speed_) return;
    speed_ = speed;
    if (playing_) player_.play(speed_);
    Q_EMIT playingChanged();
}

void Review::togglePlaying() {
    if (!annotation_) return;
    if (playing_) {
        pause();
        return;
    }
    if (position_s_ >= end() - kMicrosecond) seek(begin());
    player_.play(speed_);
    set_playing(true);
}

void Review::pause() {
    player_.pause();
    set_playing(false);
}

void Review::seek(double time_s) {
    if (!annotation_) return;
    const double frame_s = annotation_->frames[annotation_->frame_at(time_s)].time_s;
    set_playing(false);
    sought_s_ = frame_s;
    player_.show(frame_s);
    set_position(frame_s);
}

void Review::set_position(double time_s) {
    position_s_ = time_s;
    Q_EMIT positionChanged();
}

// Frames of one time count as one.
void Review::step(int frames) {
    if (!annotation_) return;
    const auto& all = annotation_->frames;
    std::size_t at = annotation_->frame_at(position_s_);
    for (; frames > 0 && at + 1 < all.size(); ++at) {
        if (all[at + 1].time_s > all[at].time_s + kMicrosecond) --frames;
    }
    for (; frames < 0 && at > 0; --at) {
        if (all[at - 1].time_s < all[at].time_s - kMicrosecond) ++frames;
    }
    seek(all[at].time_s);
}

void Review::jump_to(const std::vector<double>& times, int direction) {
    const auto after = std::upper_bound(times.begin(), times.end(), position_s_ + kMicrosecond);
    const auto not_before =
        std::lower_bound(times.begin(), times.end(), position_s_ - kMicrosecond);
    if (direction > 0 && after != times.end()) seek(*after);
    if (direction < 0 && not_before != times.begin()) seek(*(not_before - 1));
}

void Review::jumpToChange(int direction) {
    jump_to(series_.changes, direction);
}

void Review::jumpToMarker(int direction) {
    if (!annotation_) return;
    std::vector<double> times;  // of the frames that show them
    for (const Marker& marker : markers_.markers()) {
        times.push_back(annotation_->frames[annotation_->frame_at(marker.start_s)].time_s);
    }
    jump_to(times, direction);
}

void Review::select(double begin_s, double end_s) {
    if (!annotation_) return;
    if (begin_s > end_s) std::swap(begin_s, end_s);
    selection_begin_s_ = std::clamp(begin_s, begin(), end());
    selection_end_s_ = std::clamp(end_s, begin(), end());
    Q_EMIT selectionChanged();
}

void Review::selectFromHere() {
    select(position_s_, selected() && selection_end_s_ > position_s_ ? selection_end_s_ : end());
}

void Review::selectUntilHere() {
    select(selected() && selection_begin_s_ < position_s_ ? selection_begin_s_ : begin(),
           position_s_);
}

void Review::clearSelection() {
    selection_begin_s_ = selection_end_s_ = 0;
    Q_EMIT selectionChanged();
}

int Review::mark() {
    if (!annotation_) return -1;
    return selected() ? markers_.add(selection_begin_s_, selection_end_s_, {})
                      : markers_.add(position_s_, position_s_, {});
}

void Review::take_shown(double time_s) {
    if (!annotation_) return;
    shown_s_ = time_s;
    const std::size_t frame = annotation_->frame_at(time_s);
    const RecordedInput& input = annotation_->input;
    const QSize picture(input.width, input.height);
    faces_.show(annotation_->result(frame), picture.isEmpty() ? feed_.newest().size() : picture);
    if (sought_s_) {
        // Of an earlier seek: the wanted picture is still to come.
        if (playing_ || std::abs(time_s - *sought_s_) < kMicrosecond) sought_s_.reset();
        if (!playing_) return;
    }
    set_position(std::clamp(time_s, begin(), end()));
    if (playing_ && time_s >= end() - kMicrosecond) pause();
}

void Review::take_ended(const QString& problem) {
    set_playing(false);
    sought_s_.reset();
    if (!problem.isEmpty()) {
        notice_ = as_sentence(problem);
        Q_EMIT noticeChanged();
    }
}

QUrl Review::freeName(const QString& what, const QString& ending, const QString& fallback) const {
    QString folder = QFileInfo(file_).absolutePath();
    if (!QFileInfo(folder).isWritable()) folder = fallback;
    const QString base = folder + '/' + name() + '-' + what;
    QString path = base + '.' + ending;
    for (int number = 2; QFileInfo::exists(path); ++number) {
        path = QStringLiteral("%1-%2.%3").arg(base).arg(number).arg(ending);
    }
    return QUrl::fromLocalFile(path);
}

void Review::run_export(const QUrl& file, std::function<void(const fs::path&)> write) {
    ++exporting_;
    Q_EMIT exportingChanged();
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    pool_.start([this, path, write = std::move(write)] {
        QString problem;
        try {
            fs::create_directories(fs::path(path.toStdString()).parent_path());
            write(path.toStdString());
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(
            this,
            [this, path, problem] {
                --exporting_;
                Q_EMIT exportingChanged();
                Q_EMIT exported(path, as_sentence(problem));
            },
            Qt::QueuedConnection);
    });
}

void Review::exportRows(const QUrl& file) {
    if (!annotation_) return;
    std::size_t first = 0;
    std::size_t end = annotation_->frames.size();
    if (selected()) {
        const auto& frames = annotation_->frames;
        const auto not_before = [&frames](double time_s) {
            return static_cast<std::size_t>(
                std::lower_bound(frames.begin(), frames.end(), time_s,
                                 [](const Annotation::Frame& frame, double time) {
                                     return frame.time_s < time;
                                 }) -
                frames.begin());
        };
        first = not_before(selection_begin_s_ - kMicrosecond);
        end = not_before(selection_end_s_ + kMicrosecond);
    }
    run_export(file, [annotation = annotation_, first, end](const fs::path& path) {
        export_rows(*annotation, first, end, path);
    });
}

void Review::exportPicture(const QUrl& file, double uncertain_below) {
    const QImage picture = feed_.newest();
    if (!annotation_ || picture.isNull()) return;
    FrameResult result = annotation_->result(annotation_->frame_at(shown_s_));
    const RecordedInput& input = annotation_->input;
    if (input.width > 0 && input.height > 0) {  // another size of the same video
        for (FaceResult& face : result.faces) {
            const cv::Rect& box = face.box;
            face.box = {box.x * picture.width() / input.width,
                        box.y * picture.height() / input.height,
                        box.width * picture.width() / input.width,
                        box.height * picture.height() / input.height};
        }
    }
    OverlayStyle style;
    style.uncertain_below = uncertain_below;
    run_export(file, [picture, result, style, annotation = annotation_](const fs::path& path) {
        cv::Mat drawn = to_picture(picture);
        draw_overlay(drawn, result, annotation->classes, style);
        write_png(to_image(drawn), QString::fromStdString(path.string()));
    });
}

void Review::exportImage(const QUrl& file, const QImage& image) {
    run_export(file, [image](const fs::path& path) {
        write_png(image, QString::fromStdString(path.string()));
    });
}

}  // namespace mien::app
