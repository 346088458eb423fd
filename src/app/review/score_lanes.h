// Draws the scores of the face under review over a stretch of time, one lane per class shown; with
// the chosen stretch and the markers.
#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>

#include "app/review/review.h"

namespace mien::app {

class ScoreLanes : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::Review* review READ review WRITE set_review NOTIFY changed)
    Q_PROPERTY(double from MEMBER from_s_ NOTIFY changed)           // seconds at the left edge
    Q_PROPERTY(double to MEMBER to_s_ NOTIFY changed)               // at the right edge
    Q_PROPERTY(QList<int> lanes MEMBER lanes_ NOTIFY changed)       // classes, from above
    Q_PROPERTY(QList<QColor> colors MEMBER colors_ NOTIFY changed)  // by class
    Q_PROPERTY(QColor lineColor MEMBER line_color_ NOTIFY changed)
    Q_PROPERTY(QColor markerColor MEMBER marker_color_ NOTIFY changed)
    Q_PROPERTY(QColor selectionColor MEMBER selection_color_ NOTIFY changed)

  public:
    explicit ScoreLanes(QQuickItem* parent = nullptr);

    Review* review() const { return review_; }
    void set_review(Review* review);

    void paint(QPainter* painter) override;

  Q_SIGNALS:
    void changed();

  private:
    double x_of(double time_s) const { return (time_s - from_s_) / (to_s_ - from_s_) * width(); }
    void paint_markers(QPainter& painter) const;

    Review* review_ = nullptr;
    double from_s_ = 0;
    double to_s_ = 1;
    QList<int> lanes_;
    QList<QColor> colors_;
    QColor line_color_ = Qt::gray;
    QColor marker_color_ = Qt::gray;
    QColor selection_color_ = Qt::transparent;
};

}  // namespace mien::app
