#include "app/review/marker_list_model.h"

#include <algorithm>
#include <utility>

#include "app/review/marker_flags.h"
#include "mien/error.h"

namespace mien::app {

MarkerListModel::MarkerListModel(QObject* parent) : QAbstractListModel(parent) {
    pool_.setMaxThreadCount(1);
}

MarkerListModel::~MarkerListModel() {
    pool_.waitForDone();
}

int MarkerListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(markers_.size());
}

QHash<int, QByteArray> MarkerListModel::roleNames() const {
    return {{StartRole, "start"}, {EndRole, "end"}, {LabelRole, "label"}};
}

QVariant MarkerListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Marker& marker = markers_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case StartRole:
            return marker.start_s;
        case EndRole:
            return marker.end_s;
        case Qt::DisplayRole:
        case LabelRole:
            return QString::fromStdString(marker.label);
        default:
            return {};
    }
}

void MarkerListModel::reset(const std::filesystem::path& file, std::vector<Marker> markers,
                            const QString& problem) {
    beginResetModel();
    file_ = file;
    markers_ = std::move(markers);
    problem_ = problem;
    readable_ = problem.isEmpty();
    endResetModel();
    Q_EMIT changed();
}

int MarkerListModel::add(double start_s, double end_s, const QString& label) {
    const Marker marker{start_s, std::max(start_s, end_s), label.toStdString()};
    const auto place =
        std::upper_bound(markers_.begin(), markers_.end(), marker,
                         [](const Marker& a, const Marker& b) { return a.start_s < b.start_s; });
    const auto row = static_cast<int>(place - markers_.begin());
    beginInsertRows({}, row, row);
    markers_.insert(place, marker);
    endInsertRows();
    save();
    return row;
}

void MarkerListModel::rename(int row, const QString& label) {
    if (row < 0 || row >= rowCount()) return;
    std::string& text = markers_[static_cast<std::size_t>(row)].label;
    if (text == label.toStdString()) return;
    text = label.toStdString();
    Q_EMIT dataChanged(index(row), index(row), {LabelRole, Qt::DisplayRole});
    save();
}

void MarkerListModel::remove(int row) {
    if (row < 0 || row >= rowCount()) return;
    beginRemoveRows({}, row, row);
    markers_.erase(markers_.begin() + row);
    endRemoveRows();
    save();
}

QVariantList MarkerListModel::flags(double begin_s, double end_s, double width, double flag) const {
    QVariantList list;
    for (const MarkerFlag& one : marker_flags(markers_, begin_s, end_s, width, flag)) {
        list << QVariantMap{{"x", one.x},
                            {"room", one.room},
                            {"start", one.start_s},
                            {"label", one.label},
                            {"tip", one.tip}};
    }
    return list;
}

void MarkerListModel::save() {
    if (readable_) {
        pool_.start([this, file = file_, markers = markers_] {
            QString problem;
            try {
                write_markers(file, markers);
            } catch (const Error& error) {
                problem = QString::fromUtf8(error.what());
            }
            calls_.post([this, file, problem] {
                if (file != file_ || problem == problem_) return;
                problem_ = problem;
                Q_EMIT changed();
            });
        });
    }
    Q_EMIT changed();
}

}  // namespace mien::app
