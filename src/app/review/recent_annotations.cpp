#include "app/review/recent_annotations.h"

#include <QFileInfo>
#include <QSettings>
#include <algorithm>

#include "app/parts/shown_path.h"

namespace mien::app {

namespace {

constexpr std::size_t kKept = 30;
const QString kGroup = QStringLiteral("recentAnnotations");

}  // namespace

RecentAnnotations::RecentAnnotations(QObject* parent) : QAbstractListModel(parent) {
    QSettings stored;
    const int size = stored.beginReadArray(kGroup);
    for (int i = 0; i < std::min<int>(size, kKept); ++i) {
        stored.setArrayIndex(i);
        entries_.push_back({stored.value("file").toString(), stored.value("video").toString()});
    }
}

void RecentAnnotations::keep() const {
    QSettings stored;
    stored.remove(kGroup);
    stored.beginWriteArray(kGroup, static_cast<int>(entries_.size()));
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        stored.setArrayIndex(static_cast<int>(i));
        stored.setValue("file", entries_[i].file);
        if (!entries_[i].video.isEmpty()) stored.setValue("video", entries_[i].video);
    }
}

int RecentAnnotations::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QHash<int, QByteArray> RecentAnnotations::roleNames() const {
    return {{NameRole, "name"}, {FolderRole, "folder"}, {FileRole, "file"}};
}

QVariant RecentAnnotations::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const QFileInfo info(entries_[static_cast<std::size_t>(index.row())].file);
    switch (role) {
        case Qt::DisplayRole:
        case NameRole: {
            QString name = info.fileName();
            if (name.endsWith(QLatin1String(".csv"))) name.chop(4);
            return name;
        }
        case FolderRole:
            return shown_path(info.path());
        case FileRole:
            return info.filePath();
        default:
            return {};
    }
}

void RecentAnnotations::add(const QString& file, const QString& video) {
    if (file.isEmpty()) return;
    Entry entry{file, video.isEmpty() ? video_of(file) : video};
    const int before = row_of(file);
    // Row by row: a reset would make every row of the list anew, after each recording.
    if (before < 0) {
        beginInsertRows({}, 0, 0);
        entries_.insert(entries_.begin(), entry);
        endInsertRows();
    } else {
        const bool moves = before > 0 && beginMoveRows({}, before, before, {}, 0);
        entries_.erase(entries_.begin() + before);
        entries_.insert(entries_.begin(), entry);
        if (moves) endMoveRows();
    }
    if (entries_.size() > kKept) {
        beginRemoveRows({}, kKept, rowCount() - 1);
        entries_.resize(kKept);
        endRemoveRows();
    }
    keep();
    Q_EMIT changed();
}

int RecentAnnotations::row_of(const QString& file) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&file](const Entry& entry) { return entry.file == file; });
    return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

QString RecentAnnotations::video_of(const QString& file) const {
    const int row = row_of(file);
    return row < 0 ? QString() : entries_[static_cast<std::size_t>(row)].video;
}

QStringList RecentAnnotations::files() const {
    QStringList files;
    for (const Entry& entry : entries_) files << entry.file;
    return files;
}

void RecentAnnotations::remove(int row) {
    if (row < 0 || row >= rowCount()) return;
    beginRemoveRows({}, row, row);
    entries_.erase(entries_.begin() + row);
    endRemoveRows();
    keep();
    Q_EMIT changed();
}

}  // namespace mien::app
