// A live session as the routes see it: what it is asked, and what it is told to do.
#pragma once

#include <filesystem>
#include <string>

#include "serve/messages.h"
#include "streams/marker_in.h"

namespace mien::serve {

// Thread rule: any thread; every function returns within a second or so.
class Session {
  public:
    virtual ~Session() = default;

    // Releases a camera or stream, halts a file. The way back also plays a video that has ended
    // again, and tries once more what failed.
    virtual void pause(bool paused) = 0;

    // Throws Error where it may not or cannot.
    virtual void record(bool on, bool with_video) = 0;

    // By its name in checkpoints(). Throws Error, and the one before stays.
    virtual void use_checkpoint(const std::string& name) = 0;

    // Sets a marker, in the record too while there is one. Returns it.
    virtual Json mark(const streams::HeardMarker& marker) = 0;

    virtual Json markers() const = 0;      // the newest 1000, in order
    virtual Json checkpoints() const = 0;  // those that can be chosen
    virtual Json state() const = 0;
    virtual std::filesystem::path checkpoint_path() const = 0;
};

}  // namespace mien::serve
