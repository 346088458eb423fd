#include "app/review/track_list_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mien::app {

QString clock_text(double seconds) {
    const auto all = static_cast<qint64>(std::floor(std::max(0.0, seconds)));
    const QString rest = QStringLiteral("%1:%2")
                             .arg(all / 60 % 60, all >= 3600 ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(all % 60, 2, 10, QLatin1Char('0'));
    return all >= 3600 ? QStringLiteral("%1:%2").arg(all / 3600).arg(rest) : rest;
}

int TrackListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QHash<int, QByteArray> TrackListModel::roleNames() const {
    return {{NameRole, "name"},
            {DetailRole, "detail"},
            {TrackRole, "track"},
            {GivenRole, "given"},
            {CountsRole, "counts"}};
}

QVariant TrackListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Entry& entry = entries_[static_cast<std::size_t>(index.row())];
    const Annotation::Track& track = entry.track;
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return nameOf(track.id);
        case DetailRole: {
            const QString detail = tr("%1 to %2, read in %3 frames")
                                       .arg(clock_text(track.first_s), clock_text(track.last_s))
                                       .arg(track.frames);
            return entry.left_out ? tr("left out") + QStringLiteral(" · ") + detail : detail;
        }
        case TrackRole:
            return track.id;
        case GivenRole:
            return entry.name;
        case CountsRole:
            return !entry.left_out;
        default:
            return {};
    }
}

void TrackListModel::reset(std::vector<Entry> entries) {
    const bool same =
        std::equal(entries.begin(), entries.end(), entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.track.id == b.track.id; });
    if (same) {
        entries_ = std::move(entries);
        if (!entries_.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    } else {
        beginResetModel();
        entries_ = std::move(entries);
        endResetModel();
    }
    Q_EMIT listed();
}

int TrackListModel::rowOf(int track) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [track](const Entry& one) { return one.track.id == track; });
    return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

const TrackListModel::Entry* TrackListModel::find(int track) const {
    const int row = rowOf(track);
    return row < 0 ? nullptr : &entries_[static_cast<std::size_t>(row)];
}

QString TrackListModel::nameOf(int track) const {
    const Entry* entry = find(track);
    if (entry && !entry->name.isEmpty()) return entry->name;
    return track == 0 ? tr("No face") : tr("Face #%1").arg(track);
}

QVariantMap TrackListModel::names() const {
    QVariantMap names;
    for (const Entry& one : entries_) {
        if (!one.name.isEmpty()) names[QString::number(one.track.id)] = one.name;
    }
    return names;
}

int TrackListModel::trackAt(int row) const {
    return row < 0 || row >= rowCount() ? 0 : entries_[static_cast<std::size_t>(row)].track.id;
}

}  // namespace mien::app
