#include "app/study/study_chart.h"

#include <QPainter>

#include "app/study/study_painter.h"

namespace mien::app {

StudyChart::StudyChart(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &StudyChart::changed, this, [this] { update(); });
}

void StudyChart::set_view(StudyView* view) {
    if (view == view_) return;
    if (view_) view_->disconnect(this);
    view_ = view;
    if (view_) {
        connect(view_, &StudyView::resultChanged, this, &StudyChart::changed);
        connect(view_, &QObject::destroyed, this, [this] { view_ = nullptr; });
    }
    Q_EMIT changed();
}

double StudyChart::highest() const {
    return view_ && view_->ready() ? highest_score(*view_->study(), chosen_) : 1;
}

void StudyChart::paint(QPainter* painter) {
    if (!view_ || !view_->ready()) return;
    const auto study = view_->study();
    const QRectF all = boundingRect();
    const qreal gap = strip_height_ > 0 ? 6 : 0;
    paint_study(*painter, *study, {chosen_, view_->colors(), highest(), line_color_, true},
                all.adjusted(0, 0, 0, -strip_height_ - gap));
    if (strip_height_ > 0) {
        paint_people(*painter, *study, people_color_,
                     all.adjusted(0, all.height() - strip_height_, 0, 0));
    }
}

}  // namespace mien::app
