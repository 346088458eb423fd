#include "app/review/score_lanes.h"

#include <QPainter>
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

ScoreLanes::ScoreLanes(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &ScoreLanes::changed, this, [this] { update(); });
}

void ScoreLanes::set_review(Review* review) {
    if (review == review_) return;
    if (review_) {
        review_->disconnect(this);
        review_->markers()->disconnect(this);
    }
    review_ = review;
    if (review_) {
        const auto repaint = [this] { update(); };
        connect(review_, &Review::stateChanged, this, repaint);
        connect(review_, &Review::trackChanged, this, repaint);
        connect(review_, &Review::selectionChanged, this, repaint);
        connect(review_->markers(), &MarkerListModel::changed, this, repaint);
        connect(review_, &QObject::destroyed, this, [this] { review_ = nullptr; });
    }
    Q_EMIT changed();
}

void ScoreLanes::paint(QPainter* painter) {
    if (!review_ || !review_->annotation() || lanes_.isEmpty() || !(to_s_ > from_s_)) return;
    if (review_->selected()) {
        const double left = x_of(review_->selection_begin());
        const double right = x_of(review_->selection_end());
        painter->fillRect(QRectF(left, 0, right - left, height()), selection_color_);
    }
    const qreal lane_height = height() / static_cast<qreal>(lanes_.size());
    for (qsizetype lane = 0; lane < lanes_.size(); ++lane) {
        paint_lane(*painter, lanes_[lane],
                   {0, static_cast<qreal>(lane) * lane_height, width(), lane_height});
    }
    paint_markers(*painter);
}

void ScoreLanes::paint_lane(QPainter& painter, int class_index, const QRectF& area) const {
    const auto index = static_cast<std::size_t>(class_index);
    if (index >= review_->annotation()->classes.size()) return;
    const qreal floor = area.bottom() - 1;
    const qreal tallest = area.height() - 4;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(line_color_);
    painter.drawLine(QPointF(area.left(), floor), QPointF(area.right(), floor));

    const auto columns =
        columns_of(*review_->annotation(), review_->series(), index, from_s_, to_s_, area.width());
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
    paint_score_curve(painter, line, filled, colors_.value(class_index, line_color_));
}

void ScoreLanes::paint_markers(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor faint = marker_color_;
    faint.setAlphaF(0.12F);
    painter.setPen(QPen(marker_color_, 1));
    for (const Marker& marker : review_->markers()->markers()) {
        const double left = std::round(x_of(marker.start_s)) + 0.5;
        const double right = x_of(marker.end_s);
        if (right < 0 || left > width()) continue;
        if (right > left) painter.fillRect(QRectF(left, 0, right - left, height()), faint);
        painter.drawLine(QPointF(left, 0), QPointF(left, height()));
    }
}

}  // namespace mien::app
