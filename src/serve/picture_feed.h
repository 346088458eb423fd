// The live picture as JPEG: encoded once, whoever watches.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "mien/frame.h"
#include "serve/settings.h"

namespace mien::serve {

// A part of multipart/x-mixed-replace, from its headers to the boundary behind it: browsers show a
// picture when they see what follows it.
using PicturePart = std::shared_ptr<const std::string>;

inline constexpr const char* picture_boundary = "mien-picture";

// There is but one place, for the newest picture: whoever is slow finds a later one there, and
// nobody waits for anybody. While nobody watches, nothing is encoded. Thread rule: any thread.
class PictureFeed {
  public:
    explicit PictureFeed(const ServeSettings& settings);
    ~PictureFeed();
    PictureFeed(const PictureFeed&) = delete;
    PictureFeed& operator=(const PictureFeed&) = delete;

    // Returns at once.
    void put(const Frame& frame);

    // Forgets the newest picture: whoever comes later is not shown what was seen before.
    void clear();

    // The newest picture, as soon as its number is above `seen`, which becomes that number; after
    // `wait` the one of before once more, as browsers show a picture when another follows. Null
    // where there is none, or after close().
    PicturePart next(std::uint64_t& seen, std::chrono::milliseconds wait);

    // Whoever calls next() is a viewer from join() to leave(). False where there are enough.
    bool join();
    void leave();
    int viewers() const;

    // Wakes everybody; nothing more comes.
    void close();

  private:
    void encode_all(const std::stop_token& quit);
    std::string part_of(const Frame& frame) const;

    const ServeSettings settings_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::optional<Frame> frame_;  // the newest, until it is encoded
    PicturePart part_;            // the newest encoded, and its number
    std::uint64_t number_ = 0;
    int viewers_ = 0;
    bool closed_ = false;
    std::jthread thread_;  // last: uses what is above
};

}  // namespace mien::serve
