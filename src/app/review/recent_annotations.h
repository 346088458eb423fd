// The annotations that were made or opened last, kept between runs.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QStringList>
#include <vector>

namespace mien::app {

class RecentAnnotations : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)

  public:
    enum Role { NameRole = Qt::UserRole + 1, FolderRole, FileRole };

    explicit RecentAnnotations(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // To the top. `video`: where its video was found; empty keeps what was known.
    void add(const QString& file, const QString& video = {});
    QString video_of(const QString& file) const;
    Q_INVOKABLE void remove(int row);
    QStringList files() const;  // the last one first

  Q_SIGNALS:
    void changed();

  private:
    struct Entry {
        QString file;
        QString video;
    };
    void keep() const;
    int row_of(const QString& file) const;  // -1: it has none

    std::vector<Entry> entries_;
};

}  // namespace mien::app
