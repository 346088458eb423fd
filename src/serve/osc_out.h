// Scores as OSC messages over UDP, for the programs that artists and game makers use.
//
// For every face of a result a bundle:
//   PREFIX/face/TRACK/KEY         f   score of a class, 0 to 1, by its expression_key()
//   PREFIX/face/TRACK/expression  sf  the key of the expression, and its confidence
//   PREFIX/face/TRACK/box         ffff  x, y, width, height, as shares of the picture's
// and for every result PREFIX/faces  i  how many faces there are.
#pragma once

#include <chrono>
#include <memory>

#include "mien/live_session.h"
#include "serve/settings.h"

namespace mien::serve {

// Where ServeSettings::osc says, at most osc_rate results a second. Thread rule: one thread.
class OscOut {
  public:
    // Sends nothing where `settings` name no host. Throws Error where they name one that is not
    // known.
    explicit OscOut(const ServeSettings& settings);
    ~OscOut();
    OscOut(const OscOut&) = delete;
    OscOut& operator=(const OscOut&) = delete;

    // Returns at once: whoever does not listen, or not well, is not waited for.
    void send(const LiveResult& result);

  private:
    struct Target;
    std::unique_ptr<Target> target_;
    std::chrono::steady_clock::time_point due_{};
};

}  // namespace mien::serve
