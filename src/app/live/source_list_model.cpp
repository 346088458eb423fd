#include "app/live/source_list_model.h"

#include <algorithm>
#include <utility>

#include "app/parts/shown_path.h"

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kCamerasSettle{400};  // longer than a burst; chosen by eye

bool same_cameras(const std::vector<CameraDevice>& a, const std::vector<CameraDevice>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const CameraDevice& x, const CameraDevice& y) {
                          return x.id == y.id && x.name == y.name;
                      });
}

}  // namespace

SourceListModel::SourceListModel(CameraLister lister, QObject* parent)
    : QAbstractListModel(parent), lister_(std::move(lister)), watcher_({"/dev"}) {
    pool_.setMaxThreadCount(1);
    settle_.setSingleShot(true);
    settle_.setInterval(kCamerasSettle);
    connect(&watcher_, &QFileSystemWatcher::directoryChanged, &settle_,
            qOverload<>(&QTimer::start));
    connect(&settle_, &QTimer::timeout, this, &SourceListModel::refresh);
    rebuild();
}

SourceListModel::~SourceListModel() {
    pool_.waitForDone();
}

void SourceListModel::refresh() {
    pool_.start([this] { calls_.post([this, found = lister_()] { adopt(found); }); });
}

void SourceListModel::adopt(std::vector<CameraDevice> cameras) {
    if (!same_cameras(cameras, cameras_)) {
        cameras_ = std::move(cameras);
        rebuild();
    }
    Q_EMIT camerasListed();
}

void SourceListModel::rebuild() {
    beginResetModel();
    rows_.clear();
    for (const CameraDevice& camera : cameras_) rows_.push_back(camera_source(camera));
    if (!media_.where.isEmpty()) rows_.push_back(media_);
    rows_.push_back(demo_source());
    endResetModel();
    Q_EMIT currentChanged();
}

int SourceListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QHash<int, QByteArray> SourceListModel::roleNames() const {
    return {{NameRole, "name"}, {KindRole, "kind"}};
}

QVariant SourceListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const LiveSource& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == NameRole || role == Qt::DisplayRole) {
        // In the language of now.
        return row.kind == LiveSource::Kind::demo ? demo_source().name : shown_name(row.name);
    }
    if (role != KindRole) return {};
    switch (row.kind) {
        case LiveSource::Kind::camera:
            return QStringLiteral("camera");
        case LiveSource::Kind::media:
            return QStringLiteral("file");
        default:
            return QStringLiteral("demo");
    }
}

LiveSource SourceListModel::source(int row) const {
    return row >= 0 && row < rowCount() ? rows_[static_cast<std::size_t>(row)] : demo_source();
}

int SourceListModel::current() const {
    if (!has_current_) return -1;
    const auto found = std::find(rows_.begin(), rows_.end(), current_);
    return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

void SourceListModel::set_current(const LiveSource& source) {
    current_ = source;
    has_current_ = true;
    if (source.kind == LiveSource::Kind::media && !(media_ == source)) {
        media_ = source;
        rebuild();
    } else {
        Q_EMIT currentChanged();
    }
}

}  // namespace mien::app
