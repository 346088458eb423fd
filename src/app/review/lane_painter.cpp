#include "app/review/lane_painter.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

#include "app/parts/score_curve.h"

namespace mien::app {

namespace {

// What the scores reached within one column of pixels.
struct Column {
    double x = 0;
    double low = 0;
    double high = 0;
    bool after_gap = false;
};

std::vector<Column> columns_of(const Annotation& annotation, const TrackSeries& series,
                               std::size_t class_index, double from_s, double to_s, double width) {
    const auto before = [](const TrackSeries::Sample& sample, double time_s) {
        return sample.time_s < time_s;
    };
    // A sample beyond either edge, so that the line goes on to it.
    auto sample = std::lower_bound(series.samples.begin(), series.samples.end(), from_s, before);
    auto end = std::lower_bound(sample, series.samples.end(), to_s, before);
    if (sample != series.samples.begin()) --sample;
    if (end != series.samples.end()) ++end;

    std::vector<Column> columns;
    double last_s = -1e300;
    for (; sample != end; ++sample) {
        const double x = (sample->time_s - from_s) / (to_s - from_s) * width;
        const double score = annotation.score(sample->face, class_index);
        const bool gap = sample->time_s - last_s > kLongestStep_s;
        last_s = sample->time_s;
        if (!gap && std::floor(x) == std::floor(columns.back().x)) {
            columns.back().low = std::min(columns.back().low, score);
            columns.back().high = std::max(columns.back().high, score);
        } else {
            columns.push_back({x, score, score, gap});
        }
    }
    return columns;
}

}  // namespace

void paint_lane(QPainter& painter, const Annotation& annotation, const TrackSeries& series,
                const Lane& lane, const QRectF& area) {
    if (lane.class_index >= annotation.classes.size() || !(lane.to_s > lane.from_s)) return;
    const qreal floor = area.bottom() - 1;
    const qreal tallest = area.height() - 4;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(lane.floor);
    painter.drawLine(QPointF(area.left(), floor), QPointF(area.right(), floor));

    auto columns =
        columns_of(annotation, series, lane.class_index, lane.from_s, lane.to_s, area.width());
    for (Column& column : columns) column.x += area.left();
    QPainterPath line;
    QPainterPath filled;
    for (std::size_t begin = 0; begin < columns.size();) {
        std::size_t end = begin + 1;
        while (end < columns.size() && !columns[end].after_gap) ++end;
        QPainterPath under(QPointF(columns[begin].x, floor));
        for (std::size_t i = begin; i < end; ++i) {
            const QPointF top(columns[i].x, floor - tallest * columns[i].high);
            const QPointF bottom(columns[i].x, floor - tallest * columns[i].low);
            under.lineTo(top);
            if (i == begin) {
                line.moveTo(top);
            } else {
                line.lineTo(top);
            }
            if (columns[i].high > columns[i].low) line.lineTo(bottom);
        }
        under.lineTo(columns[end - 1].x, floor);
        filled.addPath(under);
        begin = end;
    }
    paint_score_curve(painter, line, filled, lane.color);
}

std::vector<int> expressions_by_column(const TrackSeries& series, int classes, double begin_s,
                                       double end_s, int columns) {
    std::vector<int> result(static_cast<std::size_t>(std::max(0, columns)), -1);
    if (!(end_s > begin_s) || classes <= 0 || result.empty()) return result;
    const auto column_of = [&](double time_s) {
        return std::clamp(static_cast<int>((time_s - begin_s) / (end_s - begin_s) * columns), 0,
                          columns - 1);
    };
    std::vector<int> counts(static_cast<std::size_t>(classes));
    const auto& samples = series.samples;
    for (std::size_t i = 0; i < samples.size();) {
        const int column = column_of(samples[i].time_s);
        std::fill(counts.begin(), counts.end(), 0);
        for (; i < samples.size() && column_of(samples[i].time_s) == column; ++i) {
            ++counts[static_cast<std::size_t>(samples[i].expression)];
        }
        const auto most =
            static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
        // On to the next sample, unless the face was away.
        int until = column;
        if (i < samples.size() && samples[i].time_s - samples[i - 1].time_s <= kLongestStep_s) {
            until = column_of(samples[i].time_s) - 1;
        }
        std::fill(result.begin() + column, result.begin() + std::max(until, column) + 1, most);
    }
    return result;
}

void paint_ribbon(QPainter& painter, const Annotation& annotation, const TrackSeries& series,
                  const QRectF& area, const QList<QColor>& colors, const QColor& empty) {
    painter.fillRect(area, empty);
    const std::vector<int> shown = expressions_by_column(
        series, static_cast<int>(annotation.classes.size()), annotation.frames.front().time_s,
        annotation.frames.back().time_s, static_cast<int>(std::ceil(area.width())));
    for (std::size_t begin = 0; begin < shown.size();) {
        std::size_t end = begin + 1;
        while (end < shown.size() && shown[end] == shown[begin]) ++end;
        if (shown[begin] >= 0) {
            const QRectF piece(area.left() + static_cast<qreal>(begin), area.top(),
                               static_cast<qreal>(end - begin), area.height());
            painter.fillRect(piece & area, colors.value(shown[begin], empty));
        }
        begin = end;
    }
}

}  // namespace mien::app
