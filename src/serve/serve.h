// A live session over the network: everything that `mienctl serve` runs.
//
//   capture    Frame --> PictureFeed --> its encoder, one JPEG a picture --> viewers' threads
//   inference  LiveResult --> EventFeed --> listeners' threads
//   ticker     the state, every second --> EventFeed
//
// Neither capture nor inference ever waits for a viewer.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "serve/served_session.h"
#include "serve/settings.h"
#include "streams/osc_out.h"

namespace mien::serve {

struct ServePlan {
    ServeSettings settings;
    SessionPlan session;
    streams::Log log;  // called on the session's threads; may be null
};

// Thread rule: one thread. It serves until it is destroyed, which takes less than a second (but
// for a picture that is being analysed, or a checkpoint being loaded, at that moment).
class Serve {
  public:
    // Throws Error where the settings are wrong, the port is taken, or the checkpoint or the
    // samples cannot be read.
    explicit Serve(ServePlan plan);
    ~Serve();
    Serve(const Serve&) = delete;
    Serve& operator=(const Serve&) = delete;

    int port() const;

    // Those of the page, with the token where one is asked for; the likeliest first.
    std::vector<std::string> addresses() const;

    const ServedSession& session() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien::serve
