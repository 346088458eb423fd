// What is served: a camera, a file, an address, or the bundled clip.
#pragma once

#include <string>

#include "mien/live_session.h"

namespace mien::serve {

struct ServedSource {
    SourceKind kind = SourceKind::video;
    std::string where;  // of records: an absolute path, an address, a device
    std::string name;   // to show; without a password
    SourceOpener open;
    bool loop = false;

    // Whether it stands still when it is paused; others are released.
    bool is_file() const { return kind == SourceKind::video || kind == SourceKind::stills; }
};

// `text`: "demo", "camera" (the first), a camera's device or name, a file, or an address. Throws
// Error where it is none of these.
ServedSource find_source(const std::string& text, bool loop);

}  // namespace mien::serve
