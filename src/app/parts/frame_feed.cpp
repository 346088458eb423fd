#include "app/parts/frame_feed.h"

#include <utility>

namespace mien::app {

void FrameFeed::put(QImage picture, quint64 generation) {
    {
        const std::lock_guard lock(mutex_);
        if (generation < generation_) return;
        generation_ = generation;
        picture_ = std::move(picture);
        if (std::exchange(announced_, true)) return;
    }
    calls_.post([this] { announce(); });
}

void FrameFeed::clear(quint64 generation) {
    {
        const std::lock_guard lock(mutex_);
        if (generation <= generation_) return;  // its first picture is here already
        generation_ = generation;
        picture_ = {};
    }
    Q_EMIT changed();
}

QImage FrameFeed::newest() const {
    const std::lock_guard lock(mutex_);
    return picture_;
}

void FrameFeed::announce() {
    {
        const std::lock_guard lock(mutex_);
        announced_ = false;
    }
    Q_EMIT changed();
}

}  // namespace mien::app
