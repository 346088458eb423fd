#include "app/review/disagreement_strip.h"

#include <QPainter>
#include <algorithm>

namespace mien::app {

DisagreementStrip::DisagreementStrip(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &DisagreementStrip::changed, this, [this] { update(); });
}

void DisagreementStrip::set_review(Review* review) {
    if (review == review_) return;
    if (review_) {
        review_->disconnect(this);
        review_->comparison()->disconnect(this);
    }
    review_ = review;
    if (review_) {
        connect(review_->comparison(), &Comparison::changed, this, [this] { update(); });
        connect(review_, &QObject::destroyed, this, [this] { review_ = nullptr; });
    }
    Q_EMIT changed();
}

// None is narrower than can be seen.
void DisagreementStrip::paint(QPainter* painter) {
    painter->fillRect(boundingRect(), empty_color_);
    if (!review_ || !(review_->end() > review_->begin())) return;
    const double per_second = width() / (review_->end() - review_->begin());
    for (const Disagreement& one : review_->comparison()->disagreements()) {
        const double left = (one.from_s - review_->begin()) * per_second;
        const double wide = std::max(2.0, (one.to_s - one.from_s) * per_second);
        painter->fillRect(QRectF(std::min(left, width() - 2), 0, wide, height()), color_);
    }
}

}  // namespace mien::app
