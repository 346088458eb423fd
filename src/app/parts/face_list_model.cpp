#include "app/parts/face_list_model.h"

#include <algorithm>
#include <utility>

namespace mien::app {

namespace {

constexpr double kKeepMissing_s = 0.5;
constexpr std::chrono::milliseconds kStaleAfter{1200};
constexpr std::chrono::milliseconds kGoneAfter{4000};

QRectF in_shares(const cv::Rect& box, QSize picture) {
    const qreal width = std::max(1, picture.width());
    const qreal height = std::max(1, picture.height());
    return {box.x / width, box.y / height, box.width / width, box.height / height};
}

// Faces without a track (too small) have no identity: where one is nearly where one was, it is the
// same row.
bool continues(const FaceResult& before, const QRectF& old_box, const FaceResult& now,
               const QRectF& new_box) {
    if (before.track != 0 || now.track != 0) return before.track == now.track;
    return old_box.contains(new_box.center());
}

}  // namespace

FaceListModel::FaceListModel(QObject* parent) : QAbstractListModel(parent) {
    no_result_.setSingleShot(true);
    no_result_.setInterval(kStaleAfter);
    connect(&no_result_, &QTimer::timeout, this, &FaceListModel::mark_stale);
    no_result_for_long_.setSingleShot(true);
    no_result_for_long_.setInterval(kGoneAfter);
    connect(&no_result_for_long_, &QTimer::timeout, this, &FaceListModel::drop_all_rows);
}

int FaceListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> FaceListModel::roleNames() const {
    return {{TrackRole, "track"},
            {BoxRole, "box"},
            {StatusRole, "status"},
            {ExpressionRole, "expression"},
            {ConfidenceRole, "confidence"},
            {ScoresRole, "scores"},
            {StaleRole, "stale"},
            {SelectedRole, "selected"},
            {RollRole, "roll"}};
}

QVariant FaceListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TrackRole:
            return row.face.track;
        case BoxRole:
            return row.box;
        case StatusRole:
            return QString::fromLatin1(to_string(row.face.status));
        case ExpressionRole:
            return row.face.expression;
        case ConfidenceRole:
            return row.face.confidence;
        case ScoresRole:
            return QVariant::fromValue(
                QList<qreal>(row.face.scores.begin(), row.face.scores.end()));
        case StaleRole:
            return row.stale;
        case SelectedRole:
            return row.face.track != 0 && row.face.track == selected_;
        case RollRole:
            return row.face.roll;
        default:
            return {};
    }
}

QModelIndex FaceListModel::prominent() const {
    if (rows_.empty()) return {};
    const auto place = [this](const Row& row) {
        const bool selected = row.face.track != 0 && row.face.track == selected_;
        return std::pair(selected, row.face.box.area());
    };
    const auto first =
        std::max_element(rows_.begin(), rows_.end(),
                         [&place](const Row& a, const Row& b) { return place(a) < place(b); });
    return index(static_cast<int>(first - rows_.begin()));
}

void FaceListModel::update(const FrameResult& result, QSize picture) {
    const int before = count();
    for (Row& row : rows_) row.stale = true;
    for (const FaceResult& face : result.faces) {
        place_face(face, in_shares(face.box, picture), result.time_s);
    }
    drop_rows([&result](const Row& row) {
        return row.stale && (row.face.track == 0 || result.time_s - row.seen_s >= kKeepMissing_s);
    });
    choose_selected();
    if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1));
    if (count() != before) Q_EMIT countChanged();
    no_result_.start();
    no_result_for_long_.start();
    Q_EMIT updated();
}

void FaceListModel::show(const FrameResult& result, QSize picture) {
    recorded_ = true;
    const int before = count();
    for (Row& row : rows_) row.stale = true;
    for (const FaceResult& face : result.faces) {
        place_face(face, in_shares(face.box, picture), result.time_s);
    }
    drop_rows([](const Row& row) { return row.stale; });
    if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1));
    if (count() != before) Q_EMIT countChanged();
    Q_EMIT updated();
}

void FaceListModel::place_face(const FaceResult& face, const QRectF& box, double now_s) {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Row& candidate) {
        return candidate.stale && continues(candidate.face, candidate.box, face, box);
    });
    if (row != rows_.end()) {
        *row = {face, box, now_s, false};
        return;
    }
    beginInsertRows({}, count(), count());
    rows_.push_back({face, box, now_s, false});
    endInsertRows();
}

void FaceListModel::drop_rows(const std::function<bool(const Row&)>& lost) {
    for (int i = count() - 1; i >= 0; --i) {
        if (!lost(rows_[static_cast<std::size_t>(i)])) continue;
        beginRemoveRows({}, i, i);
        rows_.erase(rows_.begin() + i);
        endRemoveRows();
    }
}

void FaceListModel::choose_selected() {
    if (recorded_) {
        if (std::exchange(selected_, chosen_) != chosen_) Q_EMIT selectedTrackChanged();
        return;
    }
    const Row* largest = nullptr;
    const Row* chosen = nullptr;
    for (const Row& row : rows_) {
        if (row.face.track == 0) continue;
        if (row.face.track == chosen_) chosen = &row;
        if (!largest || row.face.box.area() > largest->face.box.area()) largest = &row;
    }
    const Row* now = chosen ? chosen : largest;
    // With nobody in view the timeline goes on showing who was there last.
    if (!now || now->face.track == selected_) return;
    // A face of nearly the same size does not take over, or the timeline would jump to and fro.
    const auto current = std::find_if(rows_.begin(), rows_.end(), [this](const Row& row) {
        return row.face.track != 0 && row.face.track == selected_;
    });
    if (!chosen && current != rows_.end() &&
        now->face.box.area() < 1.5 * current->face.box.area()) {
        return;
    }
    selected_ = now->face.track;
    Q_EMIT selectedTrackChanged();
}

void FaceListModel::select(int track) {
    chosen_ = track;
    choose_selected();
    if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1), {SelectedRole});
}

void FaceListModel::selectNext() {
    std::vector<const Row*> usable;
    for (const Row& row : rows_) {
        if (row.face.track != 0) usable.push_back(&row);
    }
    if (usable.empty()) return;
    std::sort(usable.begin(), usable.end(),
              [](const Row* a, const Row* b) { return a->box.x() < b->box.x(); });
    const auto current = std::find_if(usable.begin(), usable.end(), [this](const Row* row) {
        return row->face.track == selected_;
    });
    const bool last = current == usable.end() || current + 1 == usable.end();
    select(last ? usable.front()->face.track : (*(current + 1))->face.track);
}

void FaceListModel::mark_stale() {
    for (Row& row : rows_) row.stale = true;
    if (count() > 0) Q_EMIT dataChanged(index(0), index(count() - 1), {StaleRole});
}

void FaceListModel::hold() {
    no_result_.stop();
    no_result_for_long_.stop();
}

void FaceListModel::clear() {
    hold();
    chosen_ = 0;
    if (selected_ != 0) {
        selected_ = 0;
        Q_EMIT selectedTrackChanged();
    }
    drop_all_rows();
}

void FaceListModel::drop_all_rows() {
    if (rows_.empty()) return;
    beginResetModel();
    rows_.clear();
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT updated();
}

}  // namespace mien::app
