// One place that OSC is sent to, over UDP.
#pragma once

#include <memory>

#include "streams/host_and_port.h"
#include "streams/osc_message.h"

namespace mien::streams {

// Thread rule: one thread at a time. Whoever does not listen, or not well, is not waited for.
class OscTarget {
  public:
    // Looks the host up once, so that no name is looked up later. Throws Error.
    explicit OscTarget(const HostAndPort& to);
    ~OscTarget();
    OscTarget(OscTarget&&) noexcept;
    OscTarget& operator=(OscTarget&&) = delete;

    void send(const OscMessage& message);
    void send(const OscBundle& bundle);

  private:
    struct Address;
    std::unique_ptr<Address> address_;
};

}  // namespace mien::streams
