// The annotations of which a study is made: what there is to choose from, and what is chosen.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QStringList>
#include <vector>

namespace mien::app {

class StudyFiles : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a study")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(int chosenCount READ chosen_count NOTIFY changed)

  public:
    enum Role { NameRole = Qt::UserRole + 1, FolderRole, FileRole, ChosenRole };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Behind those that are there, without those that are there already.
    void add(const QStringList& files, bool chosen);
    Q_INVOKABLE void choose(int row, bool chosen);
    Q_INVOKABLE void chooseAll(bool chosen);

    QStringList chosen() const;
    int chosen_count() const { return static_cast<int>(chosen().size()); }

  Q_SIGNALS:
    void changed();

  private:
    struct Row {
        QString file;
        bool chosen = false;
    };
    std::vector<Row> rows_;
};

// The annotations that dialogs and drops name: of a folder those with a record.
QStringList annotations_among(const QStringList& paths);

}  // namespace mien::app
