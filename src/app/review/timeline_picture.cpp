#include "app/review/timeline_picture.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "app/parts/expressions.h"
#include "app/review/lane_painter.h"
#include "app/review/marker_flags.h"
#include "app/review/track_list_model.h"

namespace mien::app {

namespace {

// Before it is scaled for print.
constexpr qreal kScale = 2;
constexpr qreal kWidth = 1200;
constexpr qreal kMargin = 24;
constexpr qreal kNames = 104;  // left of the lanes
constexpr qreal kShares = 60;  // right of them
constexpr qreal kLane = 30;
constexpr qreal kRibbon = 18;
constexpr qreal kLine = 20;  // of text
constexpr qreal kPin = 4;

constexpr QColor kInk(0x1c, 0x20, 0x26);
constexpr QColor kDim(0x5c, 0x65, 0x70);
constexpr QColor kFloor(0xdd, 0xe1, 0xe7);
constexpr QColor kEmpty(0xec, 0xee, 0xf2);
constexpr QColor kChosen(0x35, 0x57, 0xc9, 0x22);

// The next round time for which ticks are not too close.
double tick_step(double span_s, qreal width) {
    const double least_s = span_s / std::max(1.0, width / 90);
    for (const double step_s : {0.1, 0.2, 0.5, 1., 2., 5., 10., 15., 30., 60., 120., 300., 600.,
                                900., 1800., 3600., 7200.}) {
        if (step_s >= least_s) return step_s;
    }
    return std::ceil(least_s / 14400) * 14400;
}

class TimelinePainter {
  public:
    TimelinePainter(const TimelineContent& content, QPainter& painter)
        : content_(content), painter_(painter) {}

    void paint() {
        QFont font = QGuiApplication::font();
        font.setPixelSize(13);
        painter_.setFont(font);
        QFont bold = font;
        bold.setBold(true);
        painter_.setFont(bold);
        text({kMargin, kMargin, width() / 2, kLine}, content_.title, kInk, Qt::AlignLeft);
        painter_.setFont(font);
        text({kMargin + width() / 2, kMargin, width() / 2, kLine}, content_.summary, kDim,
             Qt::AlignRight);
        top_ = kMargin + kLine + 8;
        flags();
        paint_ribbon(painter_, *content_.annotation, *content_.series,
                     {left(), top_, lanes_width(), kRibbon}, colors_, kEmpty);
        top_ += kRibbon + 10;
        lanes();
        axis();
    }

    static QSizeF size(const TimelineContent& content) {
        return {kWidth, 2 * kMargin + kLine + 8 + kLine + kRibbon + 10 +
                            kLane * static_cast<qreal>(content.lanes.size()) + kLine + 4};
    }

  private:
    static qreal width() { return kWidth - 2 * kMargin; }
    static qreal left() { return kMargin + kNames; }
    static qreal lanes_width() { return width() - kNames - kShares; }
    qreal x_of(double time_s) const {
        return left() +
               (time_s - content_.from_s) / (content_.to_s - content_.from_s) * lanes_width();
    }
    void text(const QRectF& area, const QString& words, const QColor& ink, Qt::Alignment where) {
        const QFontMetricsF metrics(painter_.font());
        painter_.setPen(ink);
        painter_.drawText(area, static_cast<int>(where | Qt::AlignVCenter) | Qt::TextSingleLine,
                          metrics.elidedText(words, Qt::ElideMiddle, area.width()));
    }
    void flags() {
        const auto& frames = content_.annotation->frames;
        for (const MarkerFlag& flag : marker_flags(content_.markers, frames.front().time_s,
                                                   frames.back().time_s, lanes_width(), 2 * kPin)) {
            const qreal x = left() + flag.x;
            QPainterPath pin({x - kPin, top_ + kLine - 8});
            pin.lineTo(x + kPin, top_ + kLine - 8);
            pin.lineTo(x, top_ + kLine - 1);
            painter_.fillPath(pin, kInk);
            if (flag.room > 30) {
                text({x + kPin + 3, top_ - 2, flag.room - 8, kLine}, flag.label, kInk,
                     Qt::AlignLeft);
            }
        }
        top_ += kLine;
    }
    void lanes() {
        const QRectF all(left(), top_, lanes_width(),
                         kLane * static_cast<qreal>(content_.lanes.size()));
        painter_.save();
        painter_.setClipRect(all);
        if (!content_.selection.empty()) {
            painter_.fillRect(QRectF(QPointF(x_of(content_.selection.begin_s), all.top()),
                                     QPointF(x_of(content_.selection.end_s), all.bottom())),
                              kChosen);
        }
        for (qsizetype i = 0; i < content_.lanes.size(); ++i) {
            const int one = content_.lanes[i];
            paint_lane(painter_, *content_.annotation, *content_.series,
                       {static_cast<std::size_t>(one), content_.from_s, content_.to_s,
                        colors_.value(one, kDim), kFloor},
                       {all.left(), top_ + kLane * static_cast<qreal>(i), all.width(), kLane});
        }
        painter_.setPen(QPen(kDim, 1, Qt::DotLine));
        for (const Marker& marker : content_.markers) {
            const qreal x = x_of(marker.start_s);
            painter_.drawLine(QPointF(x, all.top()), QPointF(x, all.bottom()));
        }
        painter_.restore();
        for (const int one : content_.lanes) {
            text({kMargin, top_, kNames - 8, kLane}, Expressions::written(classes_.value(one)),
                 kInk, Qt::AlignLeft);
            text({left() + lanes_width(), top_, kShares, kLane},
                 QStringLiteral("%1 %").arg(std::lround(100 * content_.shares.value(one))), kInk,
                 Qt::AlignRight);
            top_ += kLane;
        }
    }
    void axis() {
        const double step_s = tick_step(content_.to_s - content_.from_s, lanes_width());
        for (double time_s = std::ceil(content_.from_s / step_s) * step_s;
             time_s <= content_.to_s + 1e-6; time_s += step_s) {
            const qreal x = x_of(time_s);
            painter_.setPen(kDim);
            painter_.drawLine(QPointF(x, top_), QPointF(x, top_ + 4));
            const QString tenths = QString::number(std::fmod(time_s + 1e-6, 1), 'f', 1).mid(1);
            text({x - 40, top_ + 4, 80, kLine},
                 clock_text(time_s + 1e-6) + (step_s < 1 ? tenths : ""), kDim, Qt::AlignHCenter);
        }
    }

    const TimelineContent& content_;
    QPainter& painter_;
    const QStringList classes_ = class_names(content_.annotation->classes);
    const QList<QColor> colors_ = Expressions::colors(classes_);
    qreal top_ = 0;

    static QStringList class_names(const std::vector<std::string>& classes) {
        QStringList names;
        for (const std::string& name : classes) names << QString::fromStdString(name);
        return names;
    }
};

}  // namespace

QImage timeline_picture(const TimelineContent& content) {
    QImage picture((TimelinePainter::size(content) * kScale).toSize(), QImage::Format_RGB32);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.scale(kScale, kScale);
    painter.setRenderHint(QPainter::Antialiasing);
    TimelinePainter(content, painter).paint();
    return picture;
}

}  // namespace mien::app
