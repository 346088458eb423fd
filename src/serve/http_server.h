// httplib's server, so that nobody can hold it up: one request per connection, a number of
// connections, an end to every wait, and an end to all of them at once.
#pragma once

#include <httplib.h>

#include <cstddef>
#include <mutex>
#include <set>

#include "serve/connection.h"

namespace mien::serve {

class HttpServer final : public httplib::Server {
  public:
    // `connections`: that are served at the same time; others wait in the system's queue.
    HttpServer(const ConnectionLimits& limits, std::size_t connections);

    // Any thread, while it listens: cuts off whoever is connected and makes listen_after_bind()
    // return.
    void shut_down();

  private:
    bool process_and_close_socket(socket_t socket) override;

    const ConnectionLimits limits_;
    std::mutex mutex_;
    std::set<socket_t> open_;
    bool ending_ = false;
};

}  // namespace mien::serve
