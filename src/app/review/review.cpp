#include "app/review/review.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/parts/message.h"
#include "app/review/blank_source.h"
#include "app/review/input_source.h"
#include "app/review/people.h"
#include "app/review/timeline_picture.h"

namespace mien::app {

namespace {

namespace fs = std::filesystem;

// Times of one moment differ by less: some come from tables, which have six decimals.
constexpr double kSameMoment_s = 2e-6;

}  // namespace

struct Review::Loaded {
    std::shared_ptr<const Annotation> annotation;
    std::vector<Marker> markers;
    QString marker_problem;
    Corrections corrections;
    QString correction_problem;
    fs::path input;
};

Review::Review(SoundSinkMaker make_sink, QObject* parent)
    : QObject(parent), sound_(std::move(make_sink)), player_(feed_, sound_.player()) {
    pool_.setMaxThreadCount(1);
    connect(&exports_, &ReviewExports::busyChanged, this, &Review::exportingChanged);
    connect(&exports_, &ReviewExports::shareChanged, this, &Review::clipShareChanged);
    connect(&exports_, &ReviewExports::done, this, &Review::exported);
    connect(&exports_, &ReviewExports::incomplete, this, &Review::tell);
    connect(&player_, &Player::shown, this, &Review::take_shown);
    connect(&player_, &Player::ended, this, &Review::take_ended);
    connect(&player_, &Player::opened, this, [this] {
        if (video_ != Video::Opening) return;
        set_video(Video::Shown, video_name_, {});
        listen();
    });
    connect(&player_, &Player::failed, this, [this](const QString& why) {
        set_video(Video::Broken, video_name_, as_sentence(why));
        open_without_video();
    });
    connect(&corrections_, &CorrectionEditor::changed, this, &Review::recount);
    connect(this, &Review::trackChanged, this,
            [this] { comparison_.show(annotation_, other_file_, track_); });
    connect(this, &Review::trackChanged, this, &Review::summarise);
    connect(this, &Review::selectionChanged, this, &Review::summarise);
    connect(this, &Review::selectionChanged, this, [this] {
        if (looping_ && playing_) play();
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
    pool_.start([this, file, video, stop = stop_.get_token(), generation = calls_.generation()] {
        const auto answer = [this, generation](GuiCalls::Call what) {
            calls_.post(generation, std::move(what));
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
            loaded.input = find_input(*loaded.annotation);
            const fs::path markers = markers_path(loaded.annotation->file);
            try {
                if (fs::exists(markers)) loaded.markers = read_markers(markers);
            } catch (const std::exception& error) {
                loaded.marker_problem = QString::fromUtf8(error.what());
            }
            try {
                loaded.corrections = corrections_of(loaded.annotation->file);
            } catch (const std::exception& error) {
                loaded.correction_problem = QString::fromUtf8(error.what());
            }
            answer([this, loaded, video] { adopt(loaded, video); });
        } catch (const std::exception& error) {
            answer([this, why = QString::fromUtf8(error.what())] { fail(why); });
        }
    });
}

void Review::close() {
    stop_.request_stop();
    sound_.close();
    calls_.renew();
    player_.close();
    set_playing(false);
    feed_.put({}, 0);
    faces_.clear();
    opened_.reset();
    measured_.reset();
    annotation_.reset();
    other_file_.clear();
    other_wanted_.clear();
    counted_ = {};
    statistics_.reset({}, {});
    corrections_.reset({}, {}, 0, {});
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
    opened_ = std::move(loaded.annotation);
    measured_ = opened_;
    annotation_ = measured_;
    file_ = QString::fromStdString(annotation_->file.string());
    int highest = 0;
    for (const Annotation::Face& face : measured_->faces) highest = std::max(highest, face.track);
    corrections_.reset(corrections_path(measured_->file), std::move(loaded.corrections), highest,
                       as_sentence(loaded.correction_problem));
    tracks_.reset(people_of(*measured_, corrections_.corrections()));
    markers_.reset(markers_path(annotation_->file), std::move(loaded.markers),
                   as_sentence(loaded.marker_problem));
    notice_ = as_sentence(QString::fromStdString(annotation_->problem));
    state_ = State::Ready;
    Q_EMIT stateChanged();
    Q_EMIT noticeChanged();
    set_position(begin());
    track_ = 0;
    set_track(tracks_.trackAt(0));

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
    if (!other_wanted_.isEmpty()) read_other(std::exchange(other_wanted_, {}));
}

void Review::compareWith(const QUrl& file) {
    if (state_ == State::Loading) {
        other_wanted_ = file.toLocalFile();
    } else if (annotation_) {
        read_other(file.toLocalFile());
    }
}

void Review::read_other(const QString& file) {
    pool_.start([this, file, first = opened_, stop = stop_.get_token(),
                 generation = calls_.generation()] {
        try {
            Annotation other = read_annotation(file.toStdString(), {}, stop);
            other = corrected(std::move(other), corrections_of(other.file));
            auto both = std::make_shared<Annotation>(*first);
            both->second = second_from(*first, other);
            const QString name = QString::fromStdString(other.file.string());
            calls_.post(generation, [this, both, name] { adopt_second(both, name); });
        } catch (const std::exception& error) {
            calls_.post(generation,
                        [this, why = QString::fromUtf8(error.what())] { tell(as_sentence(why)); });
        }
    });
}

void Review::endComparison() {
    if (opened_ && measured_ != opened_) adopt_second(opened_, {});
}

void Review::adopt_second(const std::shared_ptr<const Annotation>& measured, const QString& file) {
    tell({});
    measured_ = measured;
    other_file_ = file;
    take_corrections();
}

void Review::useVideo(const QUrl& video) {
    if (!annotation_) return;
    open_video(video.toLocalFile());
    Q_EMIT opened(file_, video_path_);
}

void Review::listen() {
    if (annotation_->input.kind == SourceKind::stills || frame_count() < 2) return;
    sound_.open(video_path_.toStdString(), {begin(), end()});
}

void Review::open_video(const QString& path) {
    sound_.close();
    video_path_ = path;
    set_video(Video::Opening, path, {});
    set_playing(false);
    sought_s_ = position_s_;
    player_.open(open_input(annotation_, path.toStdString()), position_s_);
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
    if (playing_) play();
    Q_EMIT playingChanged();
}

void Review::set_looping(bool looping) {
    if (looping == looping_) return;
    looping_ = looping;
    if (playing_) play();
    Q_EMIT playingChanged();
}

// From where one is, or from where the loop begins.
void Review::play() {
    std::optional<Selection> loop;
    if (looping_) loop = selected() ? selection_ : Selection{begin(), end()};
    const double from_s = loop ? loop->begin_s : begin();
    const double to_s = loop ? loop->end_s : end();
    const bool outside = loop && position_s_ < from_s - kSameMoment_s;
    if (outside || position_s_ >= to_s - kSameMoment_s) seek(from_s);
    if (loop) loop->end_s += kSameMoment_s;
    player_.play(speed_, loop);
    set_playing(true);
}

void Review::togglePlaying() {
    if (!annotation_) return;
    if (playing_) {
        pause();
        return;
    }
    play();
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
        if (all[at + 1].time_s > all[at].time_s + kSameMoment_s) --frames;
    }
    for (; frames < 0 && at > 0; --at) {
        if (all[at - 1].time_s < all[at].time_s - kSameMoment_s) ++frames;
    }
    seek(all[at].time_s);
}

void Review::jump_to(const std::vector<double>& times, int direction) {
    const auto after = std::upper_bound(times.begin(), times.end(), position_s_ + kSameMoment_s);
    const auto not_before =
        std::lower_bound(times.begin(), times.end(), position_s_ - kSameMoment_s);
    if (direction > 0 && after != times.end()) seek(*after);
    if (direction < 0 && not_before != times.begin()) seek(*(not_before - 1));
}

void Review::summarise() {
    const bool part = selected() && annotation_;
    summary_ = part ? summary_between(series_, static_cast<int>(annotation_->classes.size()),
                                      selection_.begin_s, selection_.end_s)
                    : series_.summary;
    Q_EMIT summaryChanged();
}

// After a correction.
void Review::recount() {
    if (!measured_) return;
    Corrections now = corrections_.corrections();
    now.notes.clear();
    if (now == counted_) return;
    counted_ = now;
    take_corrections();
}

void Review::take_corrections() {
    annotation_ = counted_.empty()
                      ? measured_
                      : std::make_shared<const Annotation>(corrected(*measured_, counted_));
    tracks_.reset(people_of(*measured_, corrections_.corrections()));
    if (tracks_.rowOf(track_) < 0) track_ = tracks_.trackAt(0);
    series_ = series_of(*annotation_, track_);
    if (state_ == State::Ready) show_faces(shown_s_);
    Q_EMIT trackChanged();
}

void Review::mergeInto(int person) {
    if (!annotation_ || person == track_ || tracks_.rowOf(person) < 0) return;
    if (const auto when_s = seen_together(*annotation_, track_, person)) {
        tell(tr("%1 and %2 are both seen at %3, so they are not one person.")
                 .arg(tracks_.nameOf(track_), tracks_.nameOf(person), clock_text(*when_s)));
        return;
    }
    tell({});
    corrections_.merge(track_, person);
    set_track(person);
}

void Review::split() {
    if (!annotation_ || track_ == 0) return;
    const TrackListModel::Entry* entry = tracks_.find(track_);
    if (!entry || entry->track.first_s >= position_s_ || entry->track.last_s < position_s_) {
        tell(tr("%1 is not seen both before and after this moment, so there is nothing to split.")
                 .arg(tracks_.nameOf(track_)));
        return;
    }
    tell({});
    set_track(corrections_.split(track_, position_s_));
}

void Review::excludeSelection() {
    if (!selected()) return;
    corrections_.exclude(selection_.begin_s, selection_.end_s);
    clearSelection();
}

int Review::note() {
    return annotation_ ? corrections_.addNote(position_s_) : -1;
}

void Review::computeStatistics() {
    if (!annotation_) return;
    const double all_end_s = end_of_frame(*annotation_, annotation_->frames.size() - 1);
    const Marker stretch = selected() ? Marker{selection_.begin_s, selection_.end_s, {}}
                                      : Marker{begin(), all_end_s, {}};
    statistics_.reset({}, {});
    pool_.start([this, annotation = annotation_, stretch, generation = calls_.generation()] {
        try {
            calls_.post(generation,
                        [this, annotation, summary = summarize_segment(*annotation, stretch)] {
                            statistics_.reset(summary, annotation->classes);
                        });
        } catch (const std::exception& error) {
            calls_.post(generation,
                        [this, why = QString::fromUtf8(error.what())] { tell(as_sentence(why)); });
        }
    });
}

void Review::jumpToChange(int direction) {
    jump_to(series_.summary.changes, direction);
}

void Review::jumpToMarker(int direction) {
    if (!annotation_) return;
    std::vector<double> times;  // of the frames that show them
    for (const Marker& marker : markers_.markers()) {
        times.push_back(annotation_->frames[annotation_->frame_at(marker.start_s)].time_s);
    }
    jump_to(times, direction);
}

void Review::jumpToDisagreement(int direction) {
    std::vector<double> times;
    for (const Disagreement& one : comparison_.disagreements()) times.push_back(one.from_s);
    jump_to(times, direction);
}

void Review::select(double begin_s, double end_s) {
    if (!annotation_) return;
    selection_ = Selection::between(begin_s, end_s, begin(), end());
    Q_EMIT selectionChanged();
}

void Review::selectFromHere() {
    select(position_s_, selection_.end_after(position_s_).value_or(end()));
}

void Review::selectUntilHere() {
    select(selection_.begin_before(position_s_).value_or(begin()), position_s_);
}

void Review::clearSelection() {
    selection_ = {};
    Q_EMIT selectionChanged();
}

int Review::mark() {
    if (!annotation_) return -1;
    return selected() ? markers_.add(selection_.begin_s, selection_.end_s, {})
                      : markers_.add(position_s_, position_s_, {});
}

void Review::take_shown(double time_s) {
    if (!annotation_) return;
    shown_s_ = time_s;
    show_faces(time_s);
    if (sought_s_) {
        // Of an earlier seek: the wanted picture is still to come.
        if (playing_ || std::abs(time_s - *sought_s_) < kSameMoment_s) sought_s_.reset();
        if (!playing_) return;
    }
    set_position(std::clamp(time_s, begin(), end()));
    if (playing_ && !looping_ && time_s >= end() - kSameMoment_s) pause();
}

void Review::show_faces(double time_s) {
    const RecordedInput& input = annotation_->input;
    const QSize picture(input.width, input.height);
    faces_.show(annotation_->result(annotation_->frame_at(time_s)),
                picture.isEmpty() ? feed_.newest().size() : picture);
}

void Review::take_ended(const QString& problem) {
    set_playing(false);
    sought_s_.reset();
    if (!problem.isEmpty()) {
        tell(as_sentence(problem));
    }
}

void Review::tell(const QString& notice) {
    notice_ = notice;
    Q_EMIT noticeChanged();
}

QUrl Review::freeName(const QString& what, const QString& ending, const QString& fallback) const {
    return free_name(QFileInfo(file_).absolutePath(), name() + '-' + what, ending, fallback);
}

void Review::exportRows(const QUrl& file) {
    if (!annotation_) return;
    const Selection stretch = selected() ? selection_ : Selection{begin(), end()};
    exports_.rows(file, measured_, corrections_.corrections(), stretch.begin_s - kSameMoment_s,
                  stretch.end_s + kSameMoment_s);
}

void Review::exportPicture(const QUrl& file, const QImage& overlay) {
    const QImage picture = feed_.newest();
    if (annotation_ && !picture.isNull()) exports_.picture(file, picture, overlay);
}

bool Review::clippable() const {
    return annotation_ && video_ == Video::Shown && annotation_->input.kind != SourceKind::stills &&
           frame_count() > 1;
}

void Review::exportClip(const QUrl& file, bool boxes, bool labels, bool bars,
                        double uncertain_below) {
    if (!clippable() || !selected()) return;
    ClipPlan plan;
    plan.video = video_path_.toStdString();
    plan.from_s = selection_.begin_s;
    plan.to_s = selection_.end_s;
    plan.overlay = {boxes, labels, bars, uncertain_below};
    exports_.clip(file, annotation_, plan);
}

void Review::exportTimeline(const QUrl& file, double from_s, double to_s, const QList<int>& lanes) {
    if (!annotation_) return;
    TimelineContent content;
    content.annotation = annotation_.get();
    content.series = &series_;
    content.title = name();
    content.summary = tracks_.nameOf(track_) + QStringLiteral(" · ") +
                      (changes() == 1 ? tr("1 change") : tr("%1 changes").arg(changes()));
    if (selected()) {
        content.summary += QStringLiteral(" · ") +
                           tr("%1 to %2 selected")
                               .arg(clock_text(selection_.begin_s), clock_text(selection_.end_s));
    }
    content.shares = shares();
    content.markers = markers_.markers();
    content.selection = selection_;
    content.from_s = from_s;
    content.to_s = to_s;
    content.lanes = lanes;
    exports_.image(file, timeline_picture(content));
}

}  // namespace mien::app
