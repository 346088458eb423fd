#include "app/study/study_painter.h"

#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <vector>

namespace mien::app {

namespace {

// The moments that a column of pixels stands for, as one.
struct Column {
    std::optional<double> mean;
    std::optional<double> low, high;
};

std::vector<Column> columns_of(const Study& study, std::size_t expression, int count) {
    std::vector<Column> columns(static_cast<std::size_t>(count));
    const std::size_t moments = study.moments.size();
    for (std::size_t x = 0; x < columns.size(); ++x) {
        const std::size_t first = x * moments / columns.size();
        const std::size_t end = std::max(first + 1, (x + 1) * moments / columns.size());
        int means = 0;
        double sum = 0;
        Column& column = columns[x];
        for (std::size_t i = first; i < std::min(end, moments); ++i) {
            const AcrossPeople& one = study.moments[i].scores[expression];
            if (one.people == 0) continue;
            ++means;
            sum += one.mean;
            if (!one.low) continue;
            column.low = std::min(column.low.value_or(*one.low), *one.low);
            column.high = std::max(column.high.value_or(*one.high), *one.high);
        }
        if (means > 0) column.mean = sum / means;
    }
    return columns;
}

void paint_band(QPainter& painter, const std::vector<Column>& columns, QColor color,
                const std::function<QPointF(std::size_t, double)>& place) {
    color.setAlphaF(0.22F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    QPolygonF above;
    QPolygonF below;
    const auto close = [&] {
        QPolygonF shape = above;
        for (auto point = below.rbegin(); point != below.rend(); ++point) shape << *point;
        if (shape.size() > 2) painter.drawPolygon(shape);
        above.clear();
        below.clear();
    };
    for (std::size_t x = 0; x < columns.size(); ++x) {
        if (!columns[x].low) {
            close();
            continue;
        }
        above << place(x, *columns[x].high);
        below << place(x, *columns[x].low);
    }
    close();
}

void paint_line(QPainter& painter, const std::vector<Column>& columns, const QColor& color,
                qreal width, const std::function<QPointF(std::size_t, double)>& place) {
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    QPolygonF line;
    const auto close = [&] {
        if (line.size() == 1) painter.drawPoint(line.front());
        if (line.size() > 1) painter.drawPolyline(line);
        line.clear();
    };
    for (std::size_t x = 0; x < columns.size(); ++x) {
        if (columns[x].mean) {
            line << place(x, *columns[x].mean);
        } else {
            close();
        }
    }
    close();
}

}  // namespace

double highest_score(const Study& study, const QList<int>& chosen) {
    double mean = 0.1;
    for (const Study::Moment& moment : study.moments) {
        for (const int c : chosen) {
            const auto at = static_cast<std::size_t>(c);
            if (at < moment.scores.size()) mean = std::max(mean, moment.scores[at].mean);
        }
    }
    return std::min(1.0, std::ceil(13 * mean) / 10);
}

void paint_study(QPainter& painter, const Study& study, const StudyCurves& curves,
                 const QRectF& area) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(curves.line);
    for (int line = 0; line <= 4; ++line) {
        const qreal y = area.bottom() - 1 - (area.height() - 2) * line / 4;
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    if (study.moments.empty()) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(area);
    // Few moments: a point for each, in its middle.
    const int count = static_cast<int>(
        std::min<double>(static_cast<double>(study.moments.size()), std::max(1.0, area.width())));
    const auto place = [&](std::size_t x, double score) {
        return QPointF(
            area.left() + (static_cast<qreal>(x) + 0.5) / count * area.width(),
            area.bottom() - 1 - (area.height() - 2) * std::min(1.0, score / curves.highest));
    };
    std::vector<std::vector<Column>> columns;
    for (const int c : curves.chosen) {
        columns.push_back(columns_of(study, static_cast<std::size_t>(c), count));
    }
    for (std::size_t i = 0; curves.bands && i < columns.size(); ++i) {
        paint_band(painter, columns[i], curves.colors.value(curves.chosen[static_cast<int>(i)]),
                   place);
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        paint_line(painter, columns[i], curves.colors.value(curves.chosen[static_cast<int>(i)]),
                   std::max(1.8, area.height() / 160), place);
    }
    painter.setClipping(false);
}

void paint_people(QPainter& painter, const Study& study, const QColor& color, const QRectF& area) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double all = std::max<double>(1, static_cast<double>(study.people.size()));
    const auto count = static_cast<double>(study.moments.size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (std::size_t i = 0; i < study.moments.size();) {
        std::size_t end = i + 1;  // stretches of the same number are one bar
        while (end < study.moments.size() && study.moments[end].people == study.moments[i].people) {
            ++end;
        }
        const double height = area.height() * study.moments[i].people / all;
        const double left = area.left() + static_cast<double>(i) / count * area.width();
        const double right = area.left() + static_cast<double>(end) / count * area.width();
        painter.drawRect(QRectF(left, area.bottom() - height, std::max(0.5, right - left), height));
        i = end;
    }
}

}  // namespace mien::app
