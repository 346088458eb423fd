#include "app/window/checkpoint_list_model.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <utility>

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kFolderSettles{300};

QString detail_of(const CheckpointInfo& info) {
    const QLocale locale;
    QString text;
    if (!info.accuracy.empty()) {
        const auto& [split, accuracy] = *info.accuracy.begin();
        text = CheckpointListModel::tr("%1 % right on %2")
                   .arg(locale.toString(100 * accuracy, 'f', 1), QString::fromStdString(split));
        text += QStringLiteral(" · ");
    }
    return text + CheckpointListModel::tr("%1 million multiply-adds")
                      .arg(locale.toString(static_cast<double>(info.multiply_adds) / 1e6, 'f', 0));
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
    return {{NameRole, "name"}, {PathRole, "path"}, {DetailRole, "detail"}, {BrokenRole, "broken"}};
}

QVariant CheckpointListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ModelEntry& entry = entries_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return QString::fromStdString(entry.path.stem().string());
        case PathRole:
            return QString::fromStdString(entry.path.string());
        case DetailRole:
            return entry.info ? detail_of(*entry.info) : QString::fromStdString(entry.problem);
        case BrokenRole:
            return !entry.info.has_value();
        default:
            return {};
    }
}

int CheckpointListModel::rowOf(const QString& path) const {
    for (int row = 0; row < rowCount(); ++row) {
        if (data(index(row), PathRole).toString() == path) return row;
    }
    return -1;
}

}  // namespace mien::app
