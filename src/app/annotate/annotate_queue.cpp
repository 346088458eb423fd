#include "app/annotate/annotate_queue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

#include "app/annotate/outcome.h"
#include "app/parts/message.h"
#include "app/parts/shown_path.h"
#include "mien/error.h"

namespace mien::app {

namespace {

// The engine's titles, which are English, as the window shows them.
QString shown_format(AnnotationFormat format) {
    [[maybe_unused]] static constexpr const char* kTitles[] = {
        QT_TRANSLATE_NOOP("Format", "Table (CSV)"),
        QT_TRANSLATE_NOOP("Format", "JSON Lines"),
        QT_TRANSLATE_NOOP("Format", "OpenFace table"),
        QT_TRANSLATE_NOOP("Format", "Py-Feat table"),
        QT_TRANSLATE_NOOP("Format", "FaceReader log"),
        QT_TRANSLATE_NOOP("Format", "Subtitles (SRT)"),
        QT_TRANSLATE_NOOP("Format", "Subtitles (WebVTT)"),
        QT_TRANSLATE_NOOP("Format", "ELAN tiers"),
        QT_TRANSLATE_NOOP("Format", "Praat TextGrid"),
        QT_TRANSLATE_NOOP("Format", "Long table (tidy CSV)"),
        QT_TRANSLATE_NOOP("Format", "BORIS events"),
        QT_TRANSLATE_NOOP("Format", "BORIS aggregated events"),
        QT_TRANSLATE_NOOP("Format", "BIDS recording and events"),
        QT_TRANSLATE_NOOP("Format", "SQLite database")};
    return QCoreApplication::translate("Format", title(format));
}

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kTellEvery{150};

QString folder_for(const QString& named, const QString& out, const QString& fallback) {
    if (!out.isEmpty()) return out;
    if (is_url(named.toStdString())) return fallback;
    const QFileInfo info(named);
    const QString beside = info.isDir() ? info.absoluteFilePath() : info.absolutePath();
    return QFileInfo(beside).isWritable() ? beside : fallback;
}

QString name_of(const AnnotateInput& input) {
    const QString name = QFileInfo(QString::fromStdString(input.source)).fileName();
    return name.isEmpty() ? QString::fromStdString(input.source) : name;
}

fs::path csv_of(const AnnotateReport& report) {
    return report.files.at(1);  // behind the record
}

}  // namespace

// Kept from one item to the next.
struct AnnotateQueue::Engine {
    Load load;
    QString checkpoint;
    std::unique_ptr<ScoreModel> model;
};

AnnotateQueue::AnnotateQueue(Wishes wishes, Load load, QObject* parent)
    : QAbstractListModel(parent), wishes_(std::move(wishes)), engine_(std::make_shared<Engine>()) {
    engine_->load = std::move(load);
    planner_.setMaxThreadCount(1);
    worker_.setMaxThreadCount(1);
}

AnnotateQueue::~AnnotateQueue() {
    stop_.request_stop();
    planner_.waitForDone();
    worker_.waitForDone();
}

int AnnotateQueue::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

QHash<int, QByteArray> AnnotateQueue::roleNames() const {
    return {{NameRole, "name"},
            {FolderRole, "folder"},
            {StateRole, "itemState"},
            {ShareRole, "share"},
            {FramesRole, "frames"},
            {FramesPerSecondRole, "framesPerSecond"},
            {SecondsLeftRole, "secondsLeft"},
            {ProblemRole, "problem"},
            {ResultRole, "result"},
            {OutcomeRole, "outcome"}};
}

QVariant AnnotateQueue::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Item& item = items_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return shown_name(name_of(item.input));
        case FolderRole:
            return QString::fromStdString(item.out.string());
        case StateRole:
            return QVariant::fromValue(item.state);
        case ShareRole:
            return item.progress.share.value_or(-1);
        case FramesRole:
            return static_cast<qlonglong>(item.progress.frames);
        case FramesPerSecondRole:
            return item.progress.frames_per_second;
        case SecondsLeftRole:
            return item.progress.seconds_left.value_or(-1);
        case ProblemRole:
            return item.problem;
        case ResultRole:
            return item.result;
        case OutcomeRole:
            return item.outcome;
        default:
            return {};
    }
}

void AnnotateQueue::add(const QStringList& named, const QString& out, const QString& fallback) {
    const QStringList before = named_;
    named_ += named;
    planner_.start([this, before, named, out, fallback] {
        std::map<QString, std::pair<std::vector<std::string>, std::vector<std::string>>> by_folder;
        for (const QString& one : before) {
            if (named.contains(one)) continue;
            by_folder[folder_for(one, out, fallback)].first.push_back(one.toStdString());
        }
        for (const QString& one : named) {
            by_folder[folder_for(one, out, fallback)].second.push_back(one.toStdString());
        }
        std::vector<Item> planned;
        for (const auto& [folder, known_and_new] : by_folder) {
            const auto& [known, added] = known_and_new;
            // Planned with those before, so that names differ; of these, the new ones are taken.
            std::vector<std::string> all = known;
            all.insert(all.end(), added.begin(), added.end());
            InputPlan plan = plan_inputs(added, folder.toStdString());
            const InputPlan together = plan_inputs(all, folder.toStdString());
            for (AnnotateInput& input : plan.inputs) {
                const auto same = std::find_if(
                    together.inputs.rbegin(), together.inputs.rend(),
                    [&input](const AnnotateInput& other) { return other.source == input.source; });
                if (same != together.inputs.rend()) input.name = same->name;
                Item item;
                item.input = std::move(input);
                item.out = folder.toStdString();
                planned.push_back(std::move(item));
            }
            for (const std::string& problem : plan.problems) {
                Item item;
                item.out = folder.toStdString();
                item.state = State::Failed;
                item.problem = as_sentence(QString::fromStdString(problem));
                planned.push_back(std::move(item));
            }
        }
        calls_.post([this, planned] { adopt(planned); });
    });
}

void AnnotateQueue::adopt(std::vector<Item> planned) {
    for (Item& item : planned) {
        const bool there = std::any_of(items_.begin(), items_.end(), [&item](const Item& other) {
            const bool pending = other.state == State::Waiting || other.state == State::Running;
            return pending && item.state == State::Waiting &&
                   other.input.source == item.input.source && other.out == item.out;
        });
        if (there) continue;
        item.id = ++next_id_;
        beginInsertRows({}, rowCount(), rowCount());
        items_.push_back(std::move(item));
        endInsertRows();
    }
    Q_EMIT changed();
    start_next();
}

int AnnotateQueue::row_of(int id) const {
    const auto found = std::find_if(items_.begin(), items_.end(),
                                    [id](const Item& item) { return item.id == id; });
    return found == items_.end() ? -1 : static_cast<int>(found - items_.begin());
}

void AnnotateQueue::tell(int row) {
    Q_EMIT dataChanged(index(row), index(row));
}

void AnnotateQueue::start_next() {
    if (running()) return;
    for (std::size_t row = 0; row < items_.size(); ++row) {
        Item& item = items_[row];
        if (item.state != State::Waiting) continue;
        try {
            const AnnotateWishes wishes = wishes_();
            item.state = State::Running;
            item.progress = {};
            running_ = item.id;
            summarizing_ = wishes.summary;
            markers_ = wishes.markers;
            stop_ = std::stop_source();
            worker_.start([this, item, wishes, stop = stop_.get_token()] {
                annotate_on_thread(item, wishes, stop);
            });
        } catch (const Error& error) {
            item.state = State::Failed;
            item.problem = as_sentence(QString::fromUtf8(error.what()));
        }
        tell(static_cast<int>(row));
        Q_EMIT changed();
        if (running()) return;
    }
}

void AnnotateQueue::annotate_on_thread(const Item& item, const AnnotateWishes& wishes,
                                       const std::stop_token& stop) {
    try {
        if (!engine_->model || engine_->checkpoint != wishes.checkpoint) {
            engine_->model = engine_->load(wishes.checkpoint);
            engine_->checkpoint = wishes.checkpoint;
        }
        Analyzer analyzer(wishes.analyzer, std::move(engine_->model));
        auto told = std::chrono::steady_clock::time_point{};
        const auto progress = [&](const AnnotateProgress& now) {
            const auto time = std::chrono::steady_clock::now();
            if (time - told < kTellEvery) return;
            told = time;
            calls_.post([this, id = item.id, now] { take_progress(id, now); });
        };
        AnnotateInput input = item.input;
        input.markers = wishes.markers.toStdString();
        const AnnotateReport report =
            annotate(input, item.out, wishes.annotate, analyzer, stop, progress);
        engine_->model = analyzer.swap_classifier(nullptr);
        QString problem;
        const QString outcome =
            report.end == AnnotateEnd::stopped
                ? QString()
                : sum_up(csv_of(report), wishes.summary, wishes.markers, problem);
        calls_.post([this, id = item.id, report, outcome, problem] {
            take_report(id, report, outcome, problem);
        });
    } catch (const std::exception& error) {
        calls_.post([this, id = item.id, stopped = stop.stop_requested(),
                     why = QString::fromUtf8(error.what())] {
            take_failure(id, stopped ? QString() : why);
        });
    }
}

void AnnotateQueue::take_progress(int id, const AnnotateProgress& progress) {
    const int row = row_of(id);
    if (row < 0 || id != running_) return;
    items_[static_cast<std::size_t>(row)].progress = progress;
    tell(row);
}

void AnnotateQueue::take_report(int id, const AnnotateReport& report, const QString& outcome,
                                const QString& problem) {
    Item& item = items_[static_cast<std::size_t>(row_of(id))];
    item.state = report.end == AnnotateEnd::stopped ? State::Cancelled : State::Done;
    item.problem = as_sentence(QString::fromStdString(report.problem));
    if (item.problem.isEmpty()) item.problem = problem;
    item.outcome = outcome;
    item.progress.frames = report.frames;
    item.progress.share = 1;
    item.progress.frames_per_second =
        report.seconds > 0 ? static_cast<double>(report.frames) / report.seconds : 0;
    item.result = QString::fromStdString(csv_of(report).string());
    const QString result = item.result;
    if (item.state == State::Done && !result.isEmpty()) to_summarize_ << result;
    end_running();
    if (!result.isEmpty()) Q_EMIT annotated(result);
}

void AnnotateQueue::take_failure(int id, const QString& problem) {
    Item& item = items_[static_cast<std::size_t>(row_of(id))];
    item.state = problem.isEmpty() ? State::Cancelled : State::Failed;
    item.problem = as_sentence(problem);
    end_running();
}

void AnnotateQueue::end_running() {
    tell(row_of(std::exchange(running_, -1)));
    Q_EMIT changed();
    start_next();
    if (running() || to_summarize_.isEmpty()) return;
    const QStringList done = std::exchange(to_summarize_, {});
    if (!summarizing_) return;
    summary_.open(done, markers_);
    Q_EMIT summarized();
}

void AnnotateQueue::summarize(int row) {
    if (row < 0 || row >= rowCount()) return;
    const Item& item = items_[static_cast<std::size_t>(row)];
    if (!item.result.isEmpty()) summary_.open({item.result}, markers_);
}

QVariantList AnnotateQueue::formats() {
    QVariantList list;
    for (const AnnotationFormat format : annotation_formats()) {
        list << QVariantMap{{"word", to_string(format)},
                            {"title", shown_format(format)},
                            {"ending", ending(format)}};
    }
    return list;
}

void AnnotateQueue::cancel(int row) {
    if (row < 0 || row >= rowCount()) return;
    Item& item = items_[static_cast<std::size_t>(row)];
    if (item.state == State::Running) stop_.request_stop();
    if (item.state != State::Waiting) return;
    item.state = State::Cancelled;
    tell(row);
    Q_EMIT changed();
}

void AnnotateQueue::retry(int row) {
    if (row < 0 || row >= rowCount()) return;
    Item& item = items_[static_cast<std::size_t>(row)];
    const bool over = item.state == State::Failed || item.state == State::Cancelled;
    if (!over || item.input.source.empty()) return;
    item.state = State::Waiting;
    item.problem.clear();
    item.result.clear();
    item.outcome.clear();
    item.progress = {};
    tell(row);
    Q_EMIT changed();
    start_next();
}

void AnnotateQueue::remove(int row) {
    if (row < 0 || row >= rowCount()) return;
    if (items_[static_cast<std::size_t>(row)].state == State::Running) return;
    beginRemoveRows({}, row, row);
    items_.erase(items_.begin() + row);
    endRemoveRows();
    Q_EMIT changed();
}

void AnnotateQueue::clearFinished() {
    for (int row = rowCount() - 1; row >= 0; --row) {
        const State state = items_[static_cast<std::size_t>(row)].state;
        if (state != State::Waiting) remove(row);
    }
}

QStringList AnnotateQueue::results() const {
    QStringList results;
    for (const Item& item : items_) {
        if (item.state == State::Done && !item.result.isEmpty()) results << item.result;
    }
    return results;
}

int AnnotateQueue::in_state(State state) const {
    return static_cast<int>(std::count_if(
        items_.begin(), items_.end(), [state](const Item& item) { return item.state == state; }));
}

int AnnotateQueue::waiting() const {
    return in_state(State::Waiting);
}

int AnnotateQueue::failed() const {
    return in_state(State::Failed);
}

int AnnotateQueue::finished() const {
    return rowCount() - waiting() - (running() ? 1 : 0);
}

}  // namespace mien::app
