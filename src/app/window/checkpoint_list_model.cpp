#include "app/window/checkpoint_list_model.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <limits>
#include <utility>

#include "app/parts/expressions.h"
#include "app/parts/message.h"
#include "app/parts/shown_number.h"
#include "app/parts/shown_path.h"

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kFolderSettles{300};

QString percent(double share, int decimals = 0) {
    return CheckpointListModel::tr("%1 %").arg(shown_number(100 * share, decimals));
}

QString use_of(const ModelEntry& entry) {
    switch (entry.note.use) {
        case CheckpointPurpose::recommended:
            return CheckpointListModel::tr("Recommended");
        case CheckpointPurpose::eight_classes:
            return CheckpointListModel::tr("Eight classes, with contempt");
        case CheckpointPurpose::compare_with_literature:
            return CheckpointListModel::tr("As in the literature, for comparing with it");
        case CheckpointPurpose::literature_network:
            return CheckpointListModel::tr("The literature's own network");
        case CheckpointPurpose::five_classes:
            return CheckpointListModel::tr("Five classes");
        case CheckpointPurpose::fastest:
            return CheckpointListModel::tr("Fastest");
        case CheckpointPurpose::other:
            break;
    }
    return CheckpointListModel::tr("%1 classes").arg(entry.info->classes.size());
}

QString detail_of(const ModelEntry& entry) {
    const auto& outside = entry.note.outside;
    if (!outside) return use_of(entry);
    return CheckpointListModel::tr("%1. New faces: %2 right, %3 averaged over expressions")
        .arg(use_of(entry), percent(outside->right), percent(outside->mean_recall));
}

QStringList facts_of(const ModelEntry& entry) {
    const CheckpointInfo& info = *entry.info;
    const CheckpointNote& note = entry.note;
    QStringList classes;
    for (const std::string& name : info.classes)
        classes << expression_title(QString::fromStdString(name));
    QStringList facts{
        CheckpointListModel::tr("Reads %1").arg(QLocale().createSeparatedList(classes))};
    facts << (note.outside
                  ? CheckpointListModel::tr("New faces: %1 right, %2 averaged over expressions")
                        .arg(percent(note.outside->right, 1), percent(note.outside->mean_recall, 1))
                  : CheckpointListModel::tr("Not measured on new faces"));
    for (const auto& [split, accuracy] : info.accuracy) {
        const QString where = QString::fromStdString(split);
        facts << (note.labels.empty()
                      ? CheckpointListModel::tr("%1: %2 right, as its maker measured it")
                            .arg(where, percent(accuracy, 1))
                      : CheckpointListModel::tr(
                            "FER-2013's own crops (%1): %2 as the labels of %3 say")
                            .arg(where, percent(accuracy, 1), QString::fromStdString(note.labels)));
    }
    const auto millions = [](std::int64_t count) {
        return shown_number(static_cast<double>(count) / 1e6, 1);
    };
    facts << CheckpointListModel::tr("%1 million parameters, %2 million multiply-adds a face")
                 .arg(millions(info.parameters), millions(info.multiply_adds));
    return facts;
}

}  // namespace

CheckpointListModel::CheckpointListModel(QObject* parent) : QAbstractListModel(parent) {
    pool_.setMaxThreadCount(1);
    settle_.setSingleShot(true);
    settle_.setInterval(kFolderSettles);
    const auto wait = qOverload<>(&QTimer::start);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &settle_, wait);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &settle_, wait);
    connect(&settle_, &QTimer::timeout, this, &CheckpointListModel::list);
}

CheckpointListModel::~CheckpointListModel() {
    pool_.waitForDone();
}

void CheckpointListModel::set_folder(const QString& folder) {
    if (folder == folder_) return;
    if (!watcher_.directories().isEmpty()) watcher_.removePaths(watcher_.directories());
    folder_ = folder;
    calls_.renew();
    if (QFileInfo::exists(folder_)) watcher_.addPath(folder_);
    Q_EMIT folderChanged();
    list();
}

void CheckpointListModel::list() {
    pool_.start([this, folder = folder_, generation = calls_.generation()] {
        calls_.post(generation,
                    [this, found = list_models(folder.toStdString())] { adopt(found); });
    });
}

void CheckpointListModel::adopt(std::vector<ModelEntry> entries) {
    // The recommended one first; those of whose purpose nothing is said after the others.
    const auto place = [](const ModelEntry& entry) {
        const CheckpointPurpose use = entry.note.use;
        return use == CheckpointPurpose::other ? std::numeric_limits<int>::max()
                                               : static_cast<int>(use);
    };
    std::stable_sort(
        entries.begin(), entries.end(),
        [&place](const ModelEntry& a, const ModelEntry& b) { return place(a) < place(b); });
    beginResetModel();
    entries_ = std::move(entries);
    endResetModel();
    // The folder tells of files that come and go; a file that is still being written tells itself.
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    for (const ModelEntry& entry : entries_) {
        watcher_.addPath(QString::fromStdString(entry.path.string()));
    }
    Q_EMIT listed();
}

int CheckpointListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QHash<int, QByteArray> CheckpointListModel::roleNames() const {
    return {{NameRole, "name"},
            {PathRole, "path"},
            {DetailRole, "detail"},
            {FactsRole, "facts"},
            {BrokenRole, "broken"}};
}

QVariant CheckpointListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ModelEntry& entry = entries_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return shown_name(QString::fromStdString(entry.path.stem().string()));
        case PathRole:
            return QString::fromStdString(entry.path.string());
        case DetailRole:
            return entry.info ? detail_of(entry)
                              : as_sentence(QString::fromStdString(entry.problem));
        case FactsRole:
            return entry.info ? facts_of(entry) : QStringList();
        case BrokenRole:
            return !entry.info.has_value();
        default:
            return {};
    }
}

QVariantList CheckpointListModel::usable() const {
    QVariantList all;
    for (int row = 0; row < rowCount(); ++row) {
        const QModelIndex one = index(row);
        if (data(one, BrokenRole).toBool()) continue;
        all << QVariantMap{{"name", data(one, NameRole)}, {"path", data(one, PathRole)}};
    }
    return all;
}

int CheckpointListModel::rowOf(const QString& path) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (data(index(row), PathRole).toString() == path) return row;
    }
    return -1;
}

}  // namespace mien::app
