// The checkpoints in the models folder, following what is put there or taken away.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>
#include <QVariantList>
#include <vector>

#include "app/parts/gui_calls.h"
#include "mien/model_library.h"

namespace mien::app {

class CheckpointListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(QString folder READ folder WRITE set_folder NOTIFY folderChanged)
    Q_PROPERTY(int count READ rowCount NOTIFY listed)
    Q_PROPERTY(QVariantList usable READ usable NOTIFY listed)  // "name" and "path" of each

  public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        PathRole,
        DetailRole,  // what it is for and how good it is, or what is wrong with it
        FactsRole,   // lines of what else there is to know
        BrokenRole,
    };

    explicit CheckpointListModel(QObject* parent = nullptr);
    ~CheckpointListModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    QString folder() const { return folder_; }
    void set_folder(const QString& folder);
    QVariantList usable() const;  // those that are not broken

    Q_INVOKABLE int rowOf(const QString& path) const;  // -1: not in the folder

  Q_SIGNALS:
    void folderChanged();
    void listed();

  private:
    void list();
    void adopt(std::vector<ModelEntry> entries);

    QString folder_;
    std::vector<ModelEntry> entries_;
    QFileSystemWatcher watcher_;
    QTimer settle_;   // a file being copied changes many times
    GuiCalls calls_;  // of a generation: the folder
    QThreadPool pool_;
};

}  // namespace mien::app
