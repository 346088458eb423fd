#include "app/review/expression_ribbon.h"

#include <QPainter>

#include "app/review/lane_painter.h"

namespace mien::app {

ExpressionRibbon::ExpressionRibbon(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &ExpressionRibbon::changed, this, [this] { update(); });
}

void ExpressionRibbon::set_review(Review* review) {
    if (review == review_) return;
    if (review_) {
        review_->disconnect(this);
        review_->comparison()->disconnect(this);
    }
    review_ = review;
    if (review_) {
        connect(review_, &Review::stateChanged, this, [this] { update(); });
        connect(review_, &Review::trackChanged, this, [this] { update(); });
        connect(review_->comparison(), &Comparison::changed, this, [this] { update(); });
        connect(review_, &QObject::destroyed, this, [this] { review_ = nullptr; });
    }
    Q_EMIT changed();
}

void ExpressionRibbon::paint(QPainter* painter) {
    const Comparison* comparison = review_ ? review_->comparison() : nullptr;
    const Annotation* annotation = !review_  ? nullptr
                                   : second_ ? comparison->annotation()
                                             : review_->annotation();
    if (!annotation) {
        painter->fillRect(boundingRect(), empty_color_);
        return;
    }
    paint_ribbon(*painter, *annotation, second_ ? comparison->series() : review_->series(),
                 boundingRect(), colors_, empty_color_);
}

}  // namespace mien::app
