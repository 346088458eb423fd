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
    return parent.isValid() ? 0 : static_cast<int>(tracks_.size());
}

QHash<int, QByteArray> TrackListModel::roleNames() const {
    return {{NameRole, "name"}, {DetailRole, "detail"}, {TrackRole, "track"}};
}

QVariant TrackListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Annotation::Track& track = tracks_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return nameOf(track.id);
        case DetailRole:
            return tr("%1 to %2, read in %3 frames")
                .arg(clock_text(track.first_s), clock_text(track.last_s))
                .arg(track.frames);
        case TrackRole:
            return track.id;
        default:
            return {};
    }
}

void TrackListModel::reset(std::vector<Annotation::Track> tracks) {
    beginResetModel();
    tracks_ = std::move(tracks);
    endResetModel();
    Q_EMIT listed();
}

int TrackListModel::rowOf(int track) const {
    const auto found = std::find_if(tracks_.begin(), tracks_.end(),
                                    [track](const auto& one) { return one.id == track; });
    return found == tracks_.end() ? -1 : static_cast<int>(found - tracks_.begin());
}

QString TrackListModel::nameOf(int track) const {
    return track == 0 ? tr("No face") : tr("Face #%1").arg(track);
}

int TrackListModel::trackAt(int row) const {
    return row < 0 || row >= rowCount() ? 0 : tracks_[static_cast<std::size_t>(row)].id;
}

}  // namespace mien::app
