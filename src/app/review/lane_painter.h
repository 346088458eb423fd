// What is drawn of a face over time, in the window and in exported pictures alike.
#pragma once

#include <QColor>
#include <QList>
#include <QPainter>
#include <QRectF>

#include "app/parts/track_series.h"

namespace mien::app {

// The scores of one class from one time to another, over the whole of `area`. A column of pixels
// spans what they reached in it, so that no moment is lost however long the stretch.
struct Lane {
    std::size_t class_index = 0;
    double from_s = 0;
    double to_s = 1;
    QColor color;
    QColor floor;  // of the line that it stands on
};
void paint_lane(QPainter& painter, const Annotation& annotation, const TrackSeries& series,
                const Lane& lane, const QRectF& area);

// The most frequent expression in each of `columns` equal parts of the time; -1 without any.
std::vector<int> expressions_by_column(const TrackSeries& series, int classes, double begin_s,
                                       double end_s, int columns);

// The same of the whole annotation as a strip of colours, by class; `empty` where there is none.
void paint_ribbon(QPainter& painter, const Annotation& annotation, const TrackSeries& series,
                  const QRectF& area, const QList<QColor>& colors, const QColor& empty);

}  // namespace mien::app
