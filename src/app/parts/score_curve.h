// How a score over time is drawn, on the live timeline and in a review.
#pragma once

#include <QColor>
#include <QPainter>
#include <QPainterPath>

namespace mien::app {

// `under`: what lies between the line and the floor of its lane.
inline void paint_score_curve(QPainter& painter, const QPainterPath& line,
                              const QPainterPath& under, const QColor& color) {
    QColor faint = color;
    faint.setAlphaF(0.38F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(under, faint);
    painter.setPen(QPen(color, 1.4));
    painter.drawPath(line);
}

}  // namespace mien::app
