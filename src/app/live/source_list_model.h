// The sources to choose from: cameras, following plugging and unplugging, the demo clip, and the
// file or address opened last.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>
#include <functional>
#include <vector>

#include "app/live/live_source.h"
#include "app/parts/gui_calls.h"

namespace mien::app {

class SourceListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")
    Q_PROPERTY(int current READ current NOTIFY currentChanged)  // row in use; -1: none

  public:
    using CameraLister = std::function<std::vector<CameraDevice>()>;
    enum Role { NameRole = Qt::UserRole + 1, KindRole };

    explicit SourceListModel(CameraLister lister = list_cameras, QObject* parent = nullptr);
    ~SourceListModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Looks for cameras on a thread of its own: asking a device can take a while.
    void refresh();

    const std::vector<CameraDevice>& cameras() const { return cameras_; }
    LiveSource source(int row) const;
    int current() const;
    void set_current(const LiveSource& source);

  Q_SIGNALS:
    void currentChanged();
    void camerasListed();  // after every refresh()

  private:
    void adopt(std::vector<CameraDevice> cameras);
    void rebuild();

    CameraLister lister_;
    std::vector<CameraDevice> cameras_;
    std::vector<LiveSource> rows_;
    LiveSource current_;
    bool has_current_ = false;
    LiveSource media_;  // the file or address opened last
    QFileSystemWatcher watcher_;
    QTimer settle_;  // device files come in bursts
    GuiCalls calls_;
    QThreadPool pool_;
};

}  // namespace mien::app
