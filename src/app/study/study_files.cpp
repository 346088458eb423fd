#include "app/study/study_files.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "app/parts/shown_path.h"

namespace mien::app {

namespace {

constexpr std::size_t kMostFiles = 2000;

}  // namespace

int StudyFiles::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QHash<int, QByteArray> StudyFiles::roleNames() const {
    return {{NameRole, "name"}, {FolderRole, "folder"}, {FileRole, "file"}, {ChosenRole, "chosen"}};
}

QVariant StudyFiles::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    const QFileInfo info(row.file);
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return info.completeBaseName();
        case FolderRole:
            return shown_path(info.path());
        case FileRole:
            return row.file;
        case ChosenRole:
            return row.chosen;
        default:
            return {};
    }
}

void StudyFiles::add(const QStringList& files, bool chosen) {
    QStringList fresh;
    for (const QString& file : files) {
        const auto known = std::find_if(rows_.begin(), rows_.end(),
                                        [&file](const Row& row) { return row.file == file; });
        if (known == rows_.end()) {
            if (!fresh.contains(file) && rows_.size() + fresh.size() < kMostFiles) fresh << file;
        } else if (chosen) {
            choose(static_cast<int>(known - rows_.begin()), true);
        }
    }
    if (fresh.isEmpty()) return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    for (const QString& file : fresh) rows_.push_back({file, chosen});
    endInsertRows();
    Q_EMIT changed();
}

void StudyFiles::choose(int row, bool chosen) {
    if (row < 0 || row >= rowCount() || rows_[static_cast<std::size_t>(row)].chosen == chosen) {
        return;
    }
    rows_[static_cast<std::size_t>(row)].chosen = chosen;
    Q_EMIT dataChanged(index(row), index(row), {ChosenRole});
    Q_EMIT changed();
}

void StudyFiles::chooseAll(bool chosen) {
    if (rows_.empty()) return;
    for (Row& row : rows_) row.chosen = chosen;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ChosenRole});
    Q_EMIT changed();
}

QStringList StudyFiles::chosen() const {
    QStringList files;
    for (const Row& row : rows_) {
        if (row.chosen) files << row.file;
    }
    return files;
}

QStringList annotations_among(const QStringList& paths) {
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            QString csv = path;
            if (csv.endsWith(QLatin1String(".json"))) csv.replace(csv.size() - 5, 5, ".csv");
            files << csv;
            continue;
        }
        const QDir folder(path);
        for (const QString& name : folder.entryList({"*.csv"}, QDir::Files, QDir::Name)) {
            const QString record = name.chopped(4) + ".json";
            if (folder.exists(record)) files << folder.filePath(name);
        }
    }
    return files;
}

}  // namespace mien::app
