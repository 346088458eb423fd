#include "serve/event_feed.h"

namespace mien::serve {

void EventFeed::put(const std::string& type, const std::string& json) {
    const std::lock_guard lock(mutex_);
    ++newest_;
    events_.push_back({newest_, "id: " + std::to_string(newest_) + "\nevent: " + type +
                                    "\ndata: " + json + "\n\n"});
    if (events_.size() > kept_) events_.pop_front();
    changed_.notify_all();
}

std::string EventFeed::next(std::uint64_t& seen, std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, wait, [&] { return newest_ > seen || closed_; });
    std::string text;
    if (closed_) return text;
    for (const Event& event : events_) {
        if (event.number > seen) text += event.text;
    }
    seen = newest_;
    return text;
}

std::uint64_t EventFeed::newest() const {
    const std::lock_guard lock(mutex_);
    return newest_;
}

bool EventFeed::join() {
    const std::lock_guard lock(mutex_);
    if (listeners_ >= most_listeners_ || closed_) return false;
    ++listeners_;
    return true;
}

void EventFeed::leave() {
    const std::lock_guard lock(mutex_);
    --listeners_;
}

int EventFeed::listeners() const {
    const std::lock_guard lock(mutex_);
    return listeners_;
}

void EventFeed::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
}

}  // namespace mien::serve
