#include "app/parts/overlay_model.h"

#include <QtMath>
#include <utility>

namespace mien::app {

namespace {

cv::Rect2d as_rect(const QRectF& area) {
    return {area.x(), area.y(), area.width(), area.height()};
}

}  // namespace

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
                  {BoxAreaRole, "boxArea"},
                  {CardAreaRole, "cardArea"},
                  {CardSizeRole, "cardSize"},
                  {ApartRole, "apart"}});
    return names;
}

QRectF OverlayModel::box_area_of(int row) const {
    const QRectF box = faces_->data(faces_->index(row), FaceListModel::BoxRole).toRectF();
    const qreal left = mirrored_ ? 1 - box.right() : box.left();
    return {left * room_.width(), box.top() * room_.height(), box.width() * room_.width(),
            box.height() * room_.height()};
}

QRectF OverlayModel::area_of(int row) const {
    const QRectF box = box_area_of(row);
    const qreal roll =
        qDegreesToRadians(faces_->data(faces_->index(row), FaceListModel::RollRole).toDouble());
    const qreal c = qAbs(qCos(roll));
    const qreal s = qAbs(qSin(roll));
    QRectF around(QPointF(),
                  QSizeF(box.width() * c + box.height() * s, box.width() * s + box.height() * c));
    around.moveCenter(box.center());
    return around & QRectF(QPointF(), room_);
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
    if (row >= cards_.size()) {
        if (role == CardSizeRole) return 0;
        return role == CardAreaRole ? QVariant(QRectF()) : QVariant(false);
    }
    const CardPlace& card = cards_[row];
    if (role == CardAreaRole) {
        return QRectF(card.area.x, card.area.y, card.area.width, card.area.height);
    }
    if (role == CardSizeRole) return static_cast<int>(card.size);
    if (role == ApartRole) return card.side == CardSide::anywhere;
    return {};
}

void OverlayModel::lay_out() {
    place_cards();
    if (rowCount() == 0) return;
    Q_EMIT dataChanged(
        index(0, 0), index(rowCount() - 1, 0),
        {AreaRole, BoxAreaRole, FaceListModel::RollRole, CardAreaRole, CardSizeRole, ApartRole});
}

void OverlayModel::place_cards() {
    cards_.clear();
    const auto before = std::exchange(by_track_, {});
    if (!faces_ || room_.isEmpty() || card_sizes_.isEmpty()) return;
    CardSizes sizes;
    for (const QVariant& size : card_sizes_) {
        sizes.sizes.emplace_back(size.toSizeF().width(), size.toSizeF().height());
    }
    std::vector<CardRequest> requests;
    std::vector<int> tracks;
    for (int row = 0; row < faces_->count(); ++row) {
        const QModelIndex face = faces_->index(row);
        CardRequest request;
        request.box = as_rect(area_of(row));
        request.card = faces_->data(face, FaceListModel::StatusRole).toString() != "too_small";
        request.important = faces_->data(face, FaceListModel::SelectedRole).toBool();
        tracks.push_back(faces_->data(face, FaceListModel::TrackRole).toInt());
        if (const auto known = before.find(tracks.back()); known != before.end()) {
            request.before = known->second;
        }
        requests.push_back(request);
    }
    cards_ = mien::place_cards(as_rect(card_room_ & QRectF(QPointF(), room_)), requests, sizes);
    for (std::size_t row = 0; row < cards_.size(); ++row) {
        if (requests[row].card) by_track_[tracks[row]] = cards_[row];
    }
}

}  // namespace mien::app
