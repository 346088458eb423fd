#include "app/review/expression_ribbon.h"

#include <QPainter>

#include "app/review/lane_painter.h"

namespace mien::app {

ExpressionRibbon::ExpressionRibbon(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &ExpressionRibbon::changed, this, [this] { update(); });
}

void ExpressionRibbon::set_review(Review* review) {
    if (review == review_) return;
    if (review_) review_->disconnect(this);
    review_ = review;
    if (review_) {
        connect(review_, &Review::stateChanged, this, [this] { update(); });
        connect(review_, &Review::trackChanged, this, [this] { update(); });
        connect(review_, &QObject::destroyed, this, [this] { review_ = nullptr; });
    }
    Q_EMIT changed();
}

void ExpressionRibbon::paint(QPainter* painter) {
    if (!review_ || !review_->annotation()) {
        painter->fillRect(boundingRect(), empty_color_);
        return;
    }
    paint_ribbon(*painter, *review_->annotation(), review_->series(), boundingRect(), colors_,
                 empty_color_);
}

}  // namespace mien::app
