#include "app/review/score_lanes.h"

#include <QPainter>
#include <cmath>

#include "app/review/lane_painter.h"

namespace mien::app {

ScoreLanes::ScoreLanes(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &ScoreLanes::changed, this, [this] { update(); });
}

void ScoreLanes::set_review(Review* review) {
    if (review == review_) return;
    if (review_) {
        review_->disconnect(this);
        review_->markers()->disconnect(this);
    }
    review_ = review;
    if (review_) {
        const auto repaint = [this] { update(); };
        connect(review_, &Review::stateChanged, this, repaint);
        connect(review_, &Review::trackChanged, this, repaint);
        connect(review_, &Review::selectionChanged, this, repaint);
        connect(review_->markers(), &MarkerListModel::changed, this, repaint);
        connect(review_, &QObject::destroyed, this, [this] { review_ = nullptr; });
    }
    Q_EMIT changed();
}

void ScoreLanes::paint(QPainter* painter) {
    if (!review_ || !review_->annotation() || lanes_.isEmpty() || !(to_s_ > from_s_)) return;
    if (review_->selected()) {
        const double left = x_of(review_->selection_begin());
        const double right = x_of(review_->selection_end());
        painter->fillRect(QRectF(left, 0, right - left, height()), selection_color_);
    }
    QColor hatching = marker_color_;
    hatching.setAlphaF(0.35F);
    for (const ExcludedStretch& one : review_->corrections()->corrections().excluded) {
        const double left = x_of(one.from_s);
        painter->fillRect(QRectF(left, 0, x_of(one.to_s) - left, height()),
                          QBrush(hatching, Qt::BDiagPattern));
    }
    const qreal lane_height = height() / static_cast<qreal>(lanes_.size());
    for (qsizetype lane = 0; lane < lanes_.size(); ++lane) {
        paint_lane(*painter, *review_->annotation(), review_->series(),
                   {static_cast<std::size_t>(lanes_[lane]), from_s_, to_s_,
                    colors_.value(lanes_[lane], line_color_), line_color_},
                   {0, static_cast<qreal>(lane) * lane_height, width(), lane_height});
    }
    paint_markers(*painter);
}

void ScoreLanes::paint_markers(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor faint = marker_color_;
    faint.setAlphaF(0.12F);
    painter.setPen(QPen(marker_color_, 1));
    for (const Marker& marker : review_->markers()->markers()) {
        const double left = std::round(x_of(marker.start_s)) + 0.5;
        const double right = x_of(marker.end_s);
        if (right < 0 || left > width()) continue;
        if (right > left) painter.fillRect(QRectF(left, 0, right - left, height()), faint);
        painter.drawLine(QPointF(left, 0), QPointF(left, height()));
    }
}

}  // namespace mien::app
