#pragma once

namespace mien::app {

// Width and height wanted from a camera; files and streams have their own.
struct CameraSize {
    int width = 1280;
    int height = 720;

    bool operator==(const CameraSize&) const = default;
};

}  // namespace mien::app
