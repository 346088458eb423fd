// A live session that belongs to somebody else, over the network: what the window shares.
//
// It is the server of `mienctl serve`, with its sizes, rates and rules of who may ask
// (docs/serve.md).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "serve/settings.h"
#include "serve/shared_session.h"
#include "serve/watchers.h"

namespace mien::serve {

struct SharePlan {
    ServeSettings settings;        // of these, what concerns the server and its pictures
    std::filesystem::path models;  // folder of the checkpoints that viewers can choose
    ShareWishes wishes;
};

// Thread rule: one thread makes and destroys it, which takes less than a second, but may wait for
// viewers' connections; all else, any thread, at once.
class Share {
  public:
    // Listens from now on; where the port is taken, at any that is free. Throws Error where it
    // cannot.
    explicit Share(SharePlan plan);
    ~Share();
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

    SharedSession& session();

    int port() const;
    std::vector<std::string> addresses() const;  // see page_addresses()
    std::vector<Watcher> watchers() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien::serve
