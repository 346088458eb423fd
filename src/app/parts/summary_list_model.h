// How faces reacted, as it is shown: a section for everyone and for each face, of each segment.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>
#include <vector>

#include "mien/annotation_summary.h"

namespace mien::app {

class SummaryListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review or to the queue")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)

  public:
    enum Role {
        TitleRole = Qt::UserRole + 1,  // "Anna", "Face #2", "Everyone"
        DetailRole,                    // of which segment, from when to when
        // Per class, in the order in which they are shown: maps of "name", "color", "share" (0 to
        // 1), "time", "mean", "streaks", "first" and "peak", all but the first three as text.
        LinesRole,
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void reset(std::vector<SegmentSummary> summaries, std::vector<std::string> classes);

    Q_INVOKABLE QString text() const;  // all of it, columns apart by tabs: for a spreadsheet
    Q_INVOKABLE void copy() const;     // that text, to the clipboard

    const std::vector<SegmentSummary>& summaries() const { return summaries_; }
    const std::vector<std::string>& classes() const { return classes_; }

  Q_SIGNALS:
    void changed();

  private:
    std::vector<SegmentSummary> summaries_;
    std::vector<std::string> classes_;
};

// A section's heading: whom it is of, and of which segment.
QString title_of(const SegmentSummary& summary);
QString detail_of(const SegmentSummary& summary);

// One line of a section, in words.
struct SummaryLine {
    QString name;
    std::size_t class_index = 0;
    double share = 0;
    QString time, mean, streaks, first, peak;
};
// By class, in the order in which they are shown.
std::vector<SummaryLine> lines_of(const SegmentSummary& summary,
                                  const std::vector<std::string>& classes);

}  // namespace mien::app
