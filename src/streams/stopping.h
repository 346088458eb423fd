// What the threads that wait for others have in common.
#pragma once

namespace mien::streams {

// How often they look whether they are to stop: how long stopping may take, milliseconds.
inline constexpr int kLook_ms = 200;

}  // namespace mien::streams
