#include "app/parts/summary_list_model.h"

#include <QClipboard>
#include <QColor>
#include <QGuiApplication>
#include <QVariantMap>
#include <utility>

#include "app/parts/expressions.h"
#include "app/parts/shown_number.h"
#include "mien/expressions.h"

namespace mien::app {

namespace {

QString shown_seconds(double value) {
    return SummaryListModel::tr("%1 s").arg(shown_number(value, 1));
}

}  // namespace

QString title_of(const SegmentSummary& summary) {
    if (summary.track == 0) return SummaryListModel::tr("Everyone");
    return summary.name.empty() ? SummaryListModel::tr("Face #%1").arg(summary.track)
                                : QString::fromStdString(summary.name);
}

QString detail_of(const SegmentSummary& summary) {
    const QString stretch = SummaryListModel::tr("%1 to %2")
                                .arg(shown_seconds(summary.start_s), shown_seconds(summary.end_s)) +
                            QStringLiteral(" · ") +
                            SummaryListModel::tr("read for %1").arg(shown_seconds(summary.seconds));
    return summary.label.empty()
               ? stretch
               : QString::fromStdString(summary.label) + QStringLiteral(" · ") + stretch;
}

std::vector<SummaryLine> lines_of(const SegmentSummary& summary,
                                  const std::vector<std::string>& classes) {
    const std::vector<Expression> shown = expressions(classes);
    std::vector<SummaryLine> lines;
    for (const std::size_t c : shown_order(shown)) {
        const auto& one = summary.expressions.at(c);
        SummaryLine line{QString::fromStdString(shown[c].name), c, one.share, {}, {}, {}, {}, {}};
        line.time = shown_seconds(one.seconds);
        line.mean = shown_number(one.mean_score, 2);
        line.streaks = one.streaks == 0 ? QStringLiteral("0")
                                        : SummaryListModel::tr("%1, longest %2")
                                              .arg(one.streaks)
                                              .arg(shown_seconds(one.longest_streak_s));
        line.first = one.first_s ? SummaryListModel::tr("after %1").arg(shown_seconds(*one.first_s))
                                 : SummaryListModel::tr("never");
        line.peak = one.strongest_score > 0 ? SummaryListModel::tr("%1 at %2")
                                                  .arg(shown_number(one.strongest_score, 2))
                                                  .arg(shown_seconds(one.strongest_s))
                                            : QString();
        lines.push_back(std::move(line));
    }
    return lines;
}

int SummaryListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(summaries_.size());
}

QHash<int, QByteArray> SummaryListModel::roleNames() const {
    return {{TitleRole, "title"}, {DetailRole, "detail"}, {LinesRole, "lines"}};
}

QVariant SummaryListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const SegmentSummary& summary = summaries_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
        case TitleRole:
            return title_of(summary);
        case DetailRole:
            return detail_of(summary);
        case LinesRole: {
            const std::vector<Expression> shown = expressions(classes_);
            QVariantList list;
            for (const SummaryLine& line : lines_of(summary, classes_)) {
                const Colour& colour = shown[line.class_index].colour;
                list << QVariantMap{{"name", expression_title(line.name)},
                                    {"color", QColor(colour.red, colour.green, colour.blue)},
                                    {"share", line.share},
                                    {"time", line.time},
                                    {"mean", line.mean},
                                    {"streaks", line.streaks},
                                    {"first", line.first},
                                    {"peak", line.peak}};
            }
            return list;
        }
        default:
            return {};
    }
}

void SummaryListModel::reset(std::vector<SegmentSummary> summaries,
                             std::vector<std::string> classes) {
    beginResetModel();
    summaries_ = std::move(summaries);
    classes_ = std::move(classes);
    endResetModel();
    Q_EMIT changed();
}

QString SummaryListModel::text() const {
    QString text;
    for (const SegmentSummary& summary : summaries_) {
        text +=
            title_of(summary) + QStringLiteral(" (") + detail_of(summary) + QStringLiteral(")\n");
        text += QStringList{tr("expression"), tr("share"), tr("time"), tr("mean score"),
                            tr("streaks"),    tr("first"), tr("peak")}
                    .join('\t') +
                '\n';
        for (const SummaryLine& line : lines_of(summary, classes_)) {
            text += QStringList{line.name,    tr("%1 %").arg(shown_number(100 * line.share, 1)),
                                line.time,    line.mean,
                                line.streaks, line.first,
                                line.peak}
                        .join('\t') +
                    '\n';
        }
        text += '\n';
    }
    return text;
}

void SummaryListModel::copy() const {
    QGuiApplication::clipboard()->setText(text());
}

}  // namespace mien::app
