#include "app/live/timeline_view.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "app/parts/score_curve.h"

namespace mien::app {

namespace {

constexpr std::chrono::milliseconds kRepaintEvery{100};  // moves smoothly enough, by eye

}  // namespace

TimelineView::TimelineView(QQuickItem* parent) : QQuickPaintedItem(parent) {
    repaint_.setSingleShot(true);
    repaint_.setInterval(kRepaintEvery);
    connect(&repaint_, &QTimer::timeout, this, [this] { update(); });
    connect(this, &TimelineView::changed, this, [this] { update(); });
}

void TimelineView::set_history(ScoreHistory* history) {
    if (history == history_) return;
    if (history_) history_->disconnect(this);
    history_ = history;
    if (history_) {
        connect(history_, &ScoreHistory::updated, this, [this] {
            if (!repaint_.isActive()) repaint_.start();
        });
        connect(history_, &QObject::destroyed, this, [this] { history_ = nullptr; });
    }
    Q_EMIT changed();
}

void TimelineView::paint(QPainter* painter) {
    if (!history_) return;
    if (lanes_.isEmpty()) return;
    paint_grid(*painter);
    const qreal height = boundingRect().height() / static_cast<qreal>(lanes_.size());
    for (qsizetype lane = 0; lane < lanes_.size(); ++lane) {
        paint_lane(*painter, lanes_[lane],
                   {0, static_cast<qreal>(lane) * height, boundingRect().width(), height});
    }
    paint_marks(*painter);
}

qreal TimelineView::x_of(double time_s) const {
    return boundingRect().width() * (1 - (history_->now() - time_s) / ScoreHistory::span());
}

// Where the axis below has its times.
void TimelineView::paint_grid(QPainter& painter) const {
    if (grid_step_s_ <= 0) return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(line_color_);
    for (int line = 1; line * grid_step_s_ < ScoreHistory::span(); ++line) {
        const qreal x = x_of(history_->now() - line * grid_step_s_);
        painter.drawLine(QPointF(x, 0), QPointF(x, boundingRect().height()));
    }
}

void TimelineView::paint_marks(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(font_size_));
    painter.setFont(font);
    painter.setPen(mark_color_);
    qreal free_from = 0;  // labels that would cover the one before are left out
    for (const ScoreHistory::Mark& mark : history_->marks()) {
        const qreal x = std::min(x_of(mark.time_s), boundingRect().width() - 1);
        painter.drawLine(QPointF(x, 0), QPointF(x, boundingRect().height()));
        const qreal width = painter.fontMetrics().horizontalAdvance(mark.label);
        const qreal left = std::min(x + 4, boundingRect().width() - width - 4);
        if (left < free_from) continue;
        painter.drawText(QPointF(left, font_size_), mark.label);
        free_from = left + width + 4;
    }
}

void TimelineView::paint_lane(QPainter& painter, int class_index, const QRectF& area) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(line_color_);
    const qreal floor = area.bottom() - 1;
    painter.drawLine(QPointF(area.left(), floor), QPointF(area.right(), floor));

    const qreal tallest = area.height() - 4;
    QPainterPath outline;
    qreal begin_x = 0;
    qreal last_x = 0;
    bool drawing = false;
    double last_time_s = 0;
    QPainterPath filled;
    const auto close = [&] {
        if (!drawing) return;
        QPainterPath piece = outline;
        piece.lineTo(last_x, floor);
        piece.lineTo(begin_x, floor);
        piece.closeSubpath();
        filled.addPath(piece);
        drawing = false;
    };
    QPainterPath lines;
    for (const ScoreSample& sample : history_->samples()) {
        if (class_index >= static_cast<int>(sample.scores.size())) continue;
        const qreal x = x_of(sample.time_s);
        const qreal y = floor - tallest * sample.scores[static_cast<std::size_t>(class_index)];
        if (drawing && sample.time_s - last_time_s > kLongestStep_s) {
            lines.addPath(outline);
            close();
        }
        last_time_s = sample.time_s;
        if (!drawing) {
            outline = QPainterPath(QPointF(x, y));
            begin_x = x;
            drawing = true;
        } else if (x - last_x < 1) {
            continue;  // closer than a pixel
        } else {
            outline.lineTo(x, y);
        }
        last_x = x;
    }
    if (drawing) lines.addPath(outline);
    close();

    paint_score_curve(painter, lines, filled, colors_.value(class_index, line_color_));
}

}  // namespace mien::app
