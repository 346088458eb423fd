// The curves of a study, in the window and in its PDF alike.
#pragma once

#include <QColor>
#include <QList>
#include <QPainter>
#include <QRectF>

#include "mien/study.h"

namespace mien::app {

struct StudyCurves {
    QList<int> chosen;     // indices of expressions
    QList<QColor> colors;  // by expression
    double highest = 1;    // score at the upper edge
    QColor line;           // of the grid
    bool bands = true;     // the intervals of the means
};

// A score that all of the chosen stay below, intervals mostly: 0.1 to 1.
double highest_score(const Study& study, const QList<int>& chosen);

// Means as lines, intervals as bands behind them, the whole time over the width of `area`. A column
// of pixels spans what they reach in it.
void paint_study(QPainter& painter, const Study& study, const StudyCurves& curves,
                 const QRectF& area);

// How many people count at each time, as a strip: as high as all of them.
void paint_people(QPainter& painter, const Study& study, const QColor& color, const QRectF& area);

}  // namespace mien::app
