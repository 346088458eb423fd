// Scores as OSC messages over UDP, for the programs that artists and game makers use: osc_layout.h
// says which.
#pragma once

#include <chrono>
#include <optional>

#include "mien/live_session.h"
#include "streams/log.h"
#include "streams/osc_layout.h"
#include "streams/osc_target.h"
#include "streams/settings.h"

namespace mien::streams {

// Where StreamSettings::osc says, at most osc_rate results a second. Thread rule: one thread.
class OscOut {
  public:
    // Sends nothing where `settings` name no host. Throws Error where they name one that is not
    // known. `log`: told once of names that no class of the checkpoint has.
    explicit OscOut(const StreamSettings& settings, Log log = {});

    // Returns at once: whoever does not listen, or not well, is not waited for.
    void send(const LiveResult& result);

  private:
    void look_at_names(const CheckpointInfo& checkpoint);

    std::optional<OscTarget> target_;
    const OscNaming naming_;
    const bool avatar_;
    const std::chrono::steady_clock::duration distance_;
    const Log log_;
    std::chrono::steady_clock::time_point due_{};
    bool looked_ = false;
};

}  // namespace mien::streams
