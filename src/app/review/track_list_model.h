// The people of an annotation to choose from, the one seen most first.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QVariantMap>
#include <vector>

#include "mien/annotation_reader.h"

namespace mien::app {

class TrackListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review")
    Q_PROPERTY(int count READ rowCount NOTIFY listed)
    Q_PROPERTY(QVariantMap names READ names NOTIFY listed)  // those given, by track

  public:
    struct Entry {
        Annotation::Track track;
        QString name;  // given in a review; else empty
        bool left_out = false;
    };
    enum Role { NameRole = Qt::UserRole + 1, DetailRole, TrackRole, GivenRole, CountsRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Rows stay where they are the same people as before: a name may be being written.
    void reset(std::vector<Entry> entries);
    const Entry* find(int track) const;      // null: there is none
    Q_INVOKABLE int rowOf(int track) const;  // -1: there is none
    Q_INVOKABLE int trackAt(int row) const;
    Q_INVOKABLE QString nameOf(int track) const;  // "Anna", "Face #2"
    QVariantMap names() const;

  Q_SIGNALS:
    void listed();

  private:
    std::vector<Entry> entries_;
};

// "0:07", "12:30", "1:02:03".
QString clock_text(double seconds);

}  // namespace mien::app
