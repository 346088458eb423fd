// Draws the scores of the shown track over time: one lane per class, the newest at the right.
#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>
#include <QTimer>

#include "app/live/score_history.h"

namespace mien::app {

class TimelineView : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(mien::app::ScoreHistory* history READ history WRITE set_history NOTIFY changed)
    Q_PROPERTY(QList<int> lanes MEMBER lanes_ NOTIFY changed)       // classes, from above
    Q_PROPERTY(QList<QColor> colors MEMBER colors_ NOTIFY changed)  // by class
    Q_PROPERTY(QColor lineColor MEMBER line_color_ NOTIFY changed)
    Q_PROPERTY(QColor markColor MEMBER mark_color_ NOTIFY changed)
    Q_PROPERTY(double gridStep MEMBER grid_step_s_ NOTIFY changed)  // between lines; 0: none
    Q_PROPERTY(qreal fontSize MEMBER font_size_ NOTIFY changed)     // of the marks' labels, pixels

  public:
    explicit TimelineView(QQuickItem* parent = nullptr);

    ScoreHistory* history() const { return history_; }
    void set_history(ScoreHistory* history);

    void paint(QPainter* painter) override;

  Q_SIGNALS:
    void changed();

  private:
    qreal x_of(double time_s) const;
    void paint_lane(QPainter& painter, int class_index, const QRectF& area) const;
    void paint_grid(QPainter& painter) const;
    void paint_marks(QPainter& painter) const;

    ScoreHistory* history_ = nullptr;
    QList<int> lanes_;
    QList<QColor> colors_;
    QColor line_color_ = Qt::gray;
    QColor mark_color_ = Qt::white;
    double grid_step_s_ = 0;
    qreal font_size_ = 11;
    QTimer repaint_;  // at most so often, however fast results come
};

}  // namespace mien::app
