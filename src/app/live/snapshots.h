// Saves the picture with its overlays, as it stands in the window, as a PNG file.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "app/parts/gui_calls.h"
#include "app/parts/message.h"
#include "app/parts/settings.h"

namespace mien::app {

class Snapshots : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the workbench")

  public:
    Snapshots(const Settings* settings, Message* message, QObject* parent = nullptr);
    ~Snapshots() override;

    // Into the folder of records, on a thread of its own; says where it is.
    Q_INVOKABLE void save(const QImage& picture);

  private:
    const Settings* settings_;
    Message* message_;
    GuiCalls calls_;
    QThreadPool pool_;
};

}  // namespace mien::app
