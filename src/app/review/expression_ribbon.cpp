#include "app/review/expression_ribbon.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace mien::app {

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

ExpressionRibbon::ExpressionRibbon(QQuickItem* parent) : QQuickPaintedItem(parent) {
    connect(this, &ExpressionRibbon::changed, this, [this] { update(); });
}

void ExpressionRibbon::set_review(Review* review) {
    if (review == review_) return;
    if (review_) review_->disconnect(this);
    review_ = review;
    if (review_) {
        connect(review_, &Review::stateChanged, this, [this] { update(); });
        connect(review_, &Review::trackChanged, this, [this] { update(); });
        connect(review_, &QObject::destroyed, this, [this] { review_ = nullptr; });
    }
    Q_EMIT changed();
}

void ExpressionRibbon::paint(QPainter* painter) {
    painter->fillRect(boundingRect(), empty_color_);
    if (!review_ || !review_->annotation()) return;
    const auto classes = static_cast<int>(review_->annotation()->classes.size());
    const auto columns = static_cast<int>(std::ceil(width()));
    const std::vector<int> shown = expressions_by_column(review_->series(), classes,
                                                         review_->begin(), review_->end(), columns);
    for (std::size_t begin = 0; begin < shown.size();) {
        std::size_t end = begin + 1;
        while (end < shown.size() && shown[end] == shown[begin]) ++end;
        if (shown[begin] >= 0) {
            painter->fillRect(
                QRectF(static_cast<qreal>(begin), 0, static_cast<qreal>(end - begin), height()),
                colors_.value(shown[begin], empty_color_));
        }
        begin = end;
    }
}

}  // namespace mien::app
