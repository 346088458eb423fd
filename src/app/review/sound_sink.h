// Where sound is played.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace mien::app {

// Takes sound as mien::SoundReader gives it. One thread.
class SoundSink {
  public:
    virtual ~SoundSink() = default;

    // Takes what there is room for, after at most a twentieth of a second; gives how many pairs of
    // left and right it took. Throws mien::Error when the device is gone.
    virtual std::size_t write(std::span<const float> samples) = 0;

    // How long until what would be written now is heard, seconds. None before anything is.
    virtual std::optional<double> delay_s() = 0;
};

using SoundSinkMaker = std::function<std::unique_ptr<SoundSink>()>;  // throws mien::Error

// The desktop's sound server, PulseAudio or PipeWire. Throws mien::Error where there is none that
// answers within a second; stop() of a thread that waits here takes as long.
std::unique_ptr<SoundSink> open_sound_server();

}  // namespace mien::app
