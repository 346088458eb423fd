#include "app/train/training.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

#include "mien/paths.h"

namespace mien::app {

namespace {

QDir shipped(const char* folder) {
    return QDir(QString::fromStdString((mien::home() / "data" / folder).string()));
}

// The usual recipe for this network needs nothing but labelled faces.
bool learns_from_labels(const QString& architecture) {
    QFile recipe(shipped("recipes").filePath(architecture + QStringLiteral(".json")));
    if (!recipe.open(QIODevice::ReadOnly)) return false;
    const QJsonObject settings = QJsonDocument::fromJson(recipe.readAll()).object();
    return !settings.contains("task") && settings["target"].toString("labels") == "labels";
}

double first_accuracy(const QJsonObject& event) {
    return event["heads"].toArray().at(0).toObject()["accuracy"].toDouble();
}

}  // namespace

Training::Training(const QString& program, QObject* parent) : QObject(parent), tool_(program) {
    connect(&tool_, &Tool::told, this, &Training::take_lines);
    connect(&tool_, &Tool::ended, this, &Training::take_end);
    connect(this, &Training::planChanged, this, &Training::stateChanged);
}

QStringList Training::architectures() const {
    QStringList names;
    for (const QString& file : shipped("architectures").entryList({"*.json"}, QDir::Files)) {
        const QString name = QFileInfo(file).completeBaseName();
        if (learns_from_labels(name)) names << name;
    }
    return names;
}

QString Training::output() const {
    return folder_ + QLatin1Char('/') + name_ + QStringLiteral(".safetensors");
}

bool Training::resumable() const {
    if (state_ == State::Finished && began_ == output()) return false;
    return incomplete().isEmpty() && QFileInfo::exists(output() + QStringLiteral(".state"));
}

QString Training::incomplete() const {
    if (data_.isEmpty()) return tr("Choose the labelled faces first.");
    if (!QFileInfo::exists(data_)) return tr("The labelled faces are no longer there.");
    if (name_.trimmed().isEmpty()) return tr("Give the new checkpoint a name.");
    if (name_.contains(QLatin1Char('/'))) return tr("The name of a checkpoint has no slash.");
    if (folder_.isEmpty()) return tr("Choose a folder for the new checkpoint.");
    if (QFileInfo::exists(folder_) && !QFileInfo(folder_).isWritable()) {
        return tr("Nothing can be written to the folder for the new checkpoint; choose another.");
    }
    return {};
}

QString Training::missing() const {
    const QString what = incomplete();
    if (!what.isEmpty()) return what;
    if (resumable()) {
        return tr(
            "A training of this name was stopped: resume it, or give a new name to begin "
            "another.");
    }
    if (QFileInfo::exists(output())) {
        return tr("There is a checkpoint of this name already; give the new one another.");
    }
    return {};
}

void Training::useData(const QUrl& data) {
    data_ = data.toLocalFile();
    Q_EMIT planChanged();
}

void Training::useFolder(const QUrl& folder) {
    folder_ = folder.toLocalFile();
    Q_EMIT planChanged();
}

void Training::propose(const QString& folder) {
    folder_ = folder;
    name_ = QStringLiteral("mine");
    for (int next = 2; QFileInfo::exists(output()); ++next) {
        name_ = QStringLiteral("mine-%1").arg(next);
    }
    Q_EMIT planChanged();
}

void Training::begin() {
    if (missing().isEmpty()) run(false);
}

void Training::resume() {
    if (resumable()) run(true);
}

void Training::run(bool resume) {
    if (tool_.running()) return;
    for (auto* const curve :
         {&training_loss_, &validation_loss_, &training_accuracy_, &validation_accuracy_}) {
        curve->clear();  // a resumed training tells its past
    }
    if (!resume || began_ != output()) start_accuracy_ = -1;
    began_ = output();
    best_epoch_ = epoch_ = all_epochs_ = 0;
    in_epoch_ = seconds_left_ = loss_ = 0;
    finished_ = false;
    result_.clear();
    QStringList arguments = {"train",  "--progress", "json",  "--data", data_,
                             "--name", name_,        "--out", output()};
    if (!start_.isEmpty()) {
        arguments << "--start" << start_;
    } else {
        arguments << "--arch" << architecture_;
    }
    if (epochs_ > 0) arguments << "--epochs" << QString::number(epochs_);
    if (resume) arguments << "--resume";
    set_state(State::Running);
    tool_.start(arguments);
    Q_EMIT progressed();
    Q_EMIT epochDone();
}

void Training::stop() {
    if (state_ != State::Running) return;
    set_state(State::Stopping);
    tool_.stop();
}

double Training::share() const {
    if (all_epochs_ == 0) return 0;
    return std::clamp((epoch_ - 1 + in_epoch_) / all_epochs_, 0.0, 1.0);
}

void Training::take_lines() {
    for (QByteArray line = tool_.read_line(); !line.isEmpty(); line = tool_.read_line()) {
        take(QJsonDocument::fromJson(line).object());
    }
    Q_EMIT progressed();
}

void Training::take(const QJsonObject& event) {
    const QString what = event["event"].toString();
    if (what == QLatin1String("step")) {
        epoch_ = event["epoch"].toInt();
        all_epochs_ = event["epochs"].toInt();
        in_epoch_ = event["step"].toDouble() / std::max(1.0, event["steps"].toDouble());
        loss_ = event["loss"].toDouble();
        seconds_left_ = event["seconds_left"].toDouble();
    } else if (what == QLatin1String("epoch") || what == QLatin1String("past")) {
        take_epoch(event);
    } else if (what == QLatin1String("started")) {
        start_accuracy_ = first_accuracy(event);
        Q_EMIT epochDone();
    } else if (what == QLatin1String("end")) {
        finished_ = event["finished"].toBool();
        result_ = event["checkpoints"].toArray().at(0).toObject()["file"].toString();
    }
}

void Training::take_epoch(const QJsonObject& event) {
    epoch_ = event["epoch"].toInt();
    all_epochs_ = event["epochs"].toInt();
    in_epoch_ = 1;
    const QJsonObject head = event["heads"].toArray().at(0).toObject();
    training_loss_ << event["training_loss"].toDouble();
    training_accuracy_ << event["training_accuracy"].toDouble();
    validation_loss_ << head["loss"].toDouble();
    validation_accuracy_ << first_accuracy(event);
    if (head["best"].toBool()) best_epoch_ = static_cast<int>(training_loss_.size());
    Q_EMIT epochDone();
}

void Training::take_end() {
    take_lines();
    if (finished_) return set_state(State::Finished, tool_.problem());
    if (state_ == State::Stopping) return set_state(State::Stopped);
    const QString why = tool_.problem();
    set_state(State::Failed, why.isEmpty() ? tr("The training ended before its time.") : why);
}

void Training::set_state(State state, const QString& problem) {
    state_ = state;
    problem_ = problem;
    Q_EMIT stateChanged();
}

}  // namespace mien::app
