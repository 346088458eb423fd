// Markers from programs that speak OSC, over UDP:
//
//   /mien/marker  s            a label; its time is when it came
//   /mien/marker  s d          and a time in seconds of the sender's clock
//   /mien/clock   d            what the sender's clock says now. Answered with
//                 d d          the same, and what ours says
//   /mien/clock   d d d        the same, and of the last answer: our time, and when it came
//
// A sender is known by its host, and by a name as one more word at the end.
#pragma once

#include <string>
#include <thread>
#include <vector>

#include "streams/host_and_port.h"
#include "streams/marker_in.h"
#include "streams/osc_message.h"
#include "streams/rate_limit.h"

namespace mien::streams {

class OscIn {
  public:
    // Listens until it is destroyed. Throws Error where it cannot. `clocks` outlives it.
    OscIn(const HostAndPort& here, MarkerClocks& clocks, TakeMarker take);
    ~OscIn();
    OscIn(const OscIn&) = delete;
    OscIn& operator=(const OscIn&) = delete;

    int port() const;

  private:
    struct Sender;
    void listen(const std::stop_token& quit);
    void hear_marker(const std::vector<OscValue>& values, const Sender& sender, SteadyTime arrival);
    void hear_clock(const std::vector<OscValue>& values, const Sender& sender, SteadyTime arrival);

    const int socket_;
    MarkerClocks& clocks_;
    const TakeMarker take_;
    RateLimit rate_;
    std::jthread thread_;  // last
};

}  // namespace mien::streams
