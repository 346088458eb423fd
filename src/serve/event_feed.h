// News for whoever listens, in order: server-sent events.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>

namespace mien::serve {

// Keeps the newest events, each with a number; every listener has its own place among them, so
// that a slow one misses the oldest and nobody waits. Thread rule: any thread.
class EventFeed {
  public:
    explicit EventFeed(int most_listeners, std::size_t kept = 256)
        : most_listeners_(most_listeners), kept_(kept) {}

    // `json`: on one line.
    void put(const std::string& type, const std::string& json);

    // What came after number `seen` and is still kept, as text/event-stream; `seen` becomes the
    // last one's number. Empty where nothing came within `wait`, or after close().
    std::string next(std::uint64_t& seen, std::chrono::milliseconds wait);

    // Of the newest event; 0 before the first.
    std::uint64_t newest() const;

    // Whoever calls next() is a listener from join() to leave(). False where there are enough.
    bool join();
    void leave();
    int listeners() const;

    // Wakes everybody; nothing more comes.
    void close();

  private:
    struct Event {
        std::uint64_t number;
        std::string text;
    };

    const int most_listeners_;
    const std::size_t kept_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Event> events_;
    std::uint64_t newest_ = 0;
    int listeners_ = 0;
    bool closed_ = false;
};

}  // namespace mien::serve
