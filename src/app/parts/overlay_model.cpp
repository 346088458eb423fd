#include "app/parts/overlay_model.h"

namespace mien::app {

OverlayModel::OverlayModel(QObject* parent) : QIdentityProxyModel(parent) {
    connect(this, &OverlayModel::changed, this, &OverlayModel::lay_out);
}

void OverlayModel::set_faces(FaceListModel* faces) {
    if (faces == faces_) return;
    if (faces_) faces_->disconnect(this);
    faces_ = faces;
    setSourceModel(faces);
    if (faces_) connect(faces_, &FaceListModel::updated, this, &OverlayModel::lay_out);
    Q_EMIT changed();
}

QHash<int, QByteArray> OverlayModel::roleNames() const {
    auto names = QIdentityProxyModel::roleNames();
    names.insert({{AreaRole, "area"},
                  {CardAreaRole, "cardArea"},
                  {CompactRole, "compact"},
                  {ApartRole, "apart"},
                  {BoxAreaRole, "boxArea"}});
    return names;
}

QRectF OverlayModel::box_area_of(int row) const {
    const QRectF box = faces_->data(faces_->index(row), FaceListModel::BoxRole).toRectF();
    const qreal left = mirrored_ ? 1 - box.right() : box.left();
    return {left * room_.width(), box.top() * room_.height(), box.width() * room_.width(),
            box.height() * room_.height()};
}

QRectF OverlayModel::area_of(int row) const {
    return box_area_of(row) & QRectF(QPointF(), room_);
}

QVariant OverlayModel::data(const QModelIndex& index, int role) const {
    if (role == FaceListModel::RollRole && mirrored_) {
        return -QIdentityProxyModel::data(index, role).toFloat();
    }
    if (role < AreaRole) return QIdentityProxyModel::data(index, role);
    if (!index.isValid() || !faces_) return {};
    if (role == AreaRole) return area_of(index.row());
    if (role == BoxAreaRole) return box_area_of(index.row());
    const auto row = static_cast<std::size_t>(index.row());
    if (row >= cards_.size()) return role == CardAreaRole ? QVariant(QRectF()) : QVariant(false);
    if (role == CardAreaRole) return cards_[row].area;
    if (role == CompactRole) return cards_[row].compact;
    if (role == ApartRole) return cards_[row].side == CardSide::anywhere;
    return {};
}

void OverlayModel::lay_out() {
    cards_.clear();
    if (!faces_ || room_.isEmpty()) return;
    std::vector<CardRequest> requests;
    for (int row = 0; row < faces_->count(); ++row) {
        CardRequest request;
        request.box = area_of(row);
        request.important = faces_->data(faces_->index(row), FaceListModel::SelectedRole).toBool();
        const int track = faces_->data(faces_->index(row), FaceListModel::TrackRole).toInt();
        if (const auto before = by_track_.find(track); before != by_track_.end()) {
            request.has_before = true;
            request.before = before->second;
        }
        requests.push_back(request);
    }
    cards_ =
        place_cards(card_room_ & QRectF(QPointF(), room_), requests, {full_card_, compact_card_});
    by_track_.clear();
    for (int row = 0; row < faces_->count(); ++row) {
        const int track = faces_->data(faces_->index(row), FaceListModel::TrackRole).toInt();
        by_track_[track] = cards_[static_cast<std::size_t>(row)];
    }
    if (rowCount() > 0) {
        Q_EMIT dataChanged(
            index(0, 0), index(rowCount() - 1, 0),
            {AreaRole, BoxAreaRole, FaceListModel::RollRole, CardAreaRole, CompactRole, ApartRole});
    }
}

}  // namespace mien::app
