// The newest picture on its way from the capture thread to the screen.
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QImage>
#include <QObject>
#include <mutex>

#include "app/parts/gui_calls.h"

namespace mien::app {

// put() may be called from any thread, the rest from the GUI thread.
class FrameFeed : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a source")
    Q_PROPERTY(bool empty READ empty NOTIFY changed)

  public:
    using QObject::QObject;

    // Replaces a picture that was not shown yet. One from an earlier generation is ignored.
    void put(QImage picture, quint64 generation);

    // Shows nothing until a picture of this generation comes.
    void clear(quint64 generation);

    QImage newest() const;
    bool empty() const { return newest().isNull(); }

  Q_SIGNALS:
    void changed();  // however many pictures came meanwhile, one signal

  private:
    void announce();

    mutable std::mutex mutex_;
    QImage picture_;
    quint64 generation_ = 0;
    bool announced_ = false;
    GuiCalls calls_;
};

}  // namespace mien::app
