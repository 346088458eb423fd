#include "app/parts/gui_calls.h"

#include <QObject>
#include <atomic>
#include <mutex>

namespace mien::app {

struct GuiCalls::Line::Desk {
    std::mutex mutex;
    std::unique_ptr<QObject> gui = std::make_unique<QObject>();  // lives in the GUI thread
    std::atomic<quint64> generation = 0;
};

bool GuiCalls::Line::post(Call call) const {
    const std::lock_guard lock(desk_->mutex);
    if (!desk_->gui) return false;
    return QMetaObject::invokeMethod(desk_->gui.get(), std::move(call), Qt::QueuedConnection);
}

bool GuiCalls::Line::post(quint64 generation, Call call) const {
    return post([desk = desk_, generation, call = std::move(call)] {
        if (generation == desk->generation) call();
    });
}

GuiCalls::GuiCalls() : line_(std::make_shared<Line::Desk>()) {}

// What is still queued for it goes with the object, after the mutex is free again.
GuiCalls::~GuiCalls() {
    std::unique_ptr<QObject> gone;
    const std::lock_guard lock(line_.desk_->mutex);
    gone = std::move(line_.desk_->gui);
}

quint64 GuiCalls::generation() const {
    return line_.desk_->generation;
}

quint64 GuiCalls::renew() {
    return ++line_.desk_->generation;
}

void GuiCalls::set_generation(quint64 generation) {
    line_.desk_->generation = generation;
}

}  // namespace mien::app
