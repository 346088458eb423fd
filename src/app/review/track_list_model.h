// The faces of an annotation to choose from, the one seen most first.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <vector>

#include "mien/annotation_reader.h"

namespace mien::app {

class TrackListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review")
    Q_PROPERTY(int count READ rowCount NOTIFY listed)

  public:
    enum Role { NameRole = Qt::UserRole + 1, DetailRole, TrackRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void reset(std::vector<Annotation::Track> tracks);
    Q_INVOKABLE int rowOf(int track) const;  // -1: there is none
    Q_INVOKABLE int trackAt(int row) const;
    Q_INVOKABLE QString nameOf(int track) const;  // "Face #2"

  Q_SIGNALS:
    void listed();

  private:
    std::vector<Annotation::Track> tracks_;
};

// "0:07", "12:30", "1:02:03".
QString clock_text(double seconds);

}  // namespace mien::app
