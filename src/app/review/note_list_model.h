// The notes of the annotation under review, in order of time.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <vector>

#include "mien/corrections.h"

namespace mien::app {

class NoteListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a review")
    Q_PROPERTY(int count READ rowCount NOTIFY listed)

  public:
    enum Role { TimeRole = Qt::UserRole + 1, TextRole };  // seconds, text

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Rows stay where there are as many as before: one of them may be being written.
    void set(std::vector<Note> notes);

  Q_SIGNALS:
    void listed();

  private:
    std::vector<Note> notes_;
};

}  // namespace mien::app
