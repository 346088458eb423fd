// A face's timeline as a picture to print or put on a page: dark on white, whatever the window's
// theme is, with what the window says beside it and nothing to click.
#pragma once

#include <QImage>
#include <QString>
#include <vector>

#include "app/parts/track_series.h"
#include "app/review/selection.h"
#include "mien/markers.h"

namespace mien::app {

struct TimelineContent {
    const Annotation* annotation = nullptr;
    const TrackSeries* series = nullptr;
    QString title;         // of the annotation
    QString summary;       // of the face, and what is selected
    QList<double> shares;  // of the time, by class
    std::vector<Marker> markers;
    Selection selection;
    double from_s = 0;  // what the lanes show
    double to_s = 1;
    QList<int> lanes;  // classes, from above
};

QImage timeline_picture(const TimelineContent& content);

}  // namespace mien::app
