// How another program's clock stands to ours, from messages that went to and fro.
//
// A message that it sent at T (its clock) and that came at R (ours) was not received before it was
// sent: offset <= R - T, where ours = theirs + offset. One that we sent at S and that came at U
// there says offset >= S - U. The tightest of each kind bound the offset, as NTP's shortest round
// trip does; they loosen as they age, since both clocks may run 50 millionths too fast or slow.
// Without messages of the second kind, the shortest way is taken to be none, and how much the ways
// differ stands for the uncertainty.
#pragma once

#include <deque>
#include <optional>

namespace mien::streams {

// All times in seconds. A value; thread rule: one thread at a time.
class ClockMap {
  public:
    struct Estimate {
        double offset_s = 0;
        std::optional<double> uncertainty_s;  // to either side; empty while too little is known
    };

    // It said at `sent_s` of its clock what came at `received_s` of ours.
    void heard(double sent_s, double received_s);

    // What we said at `sent_s` of our clock came at `received_s` of its.
    void answered(double sent_s, double received_s);

    // At `now_s` of our clock. Nothing before the first heard().
    std::optional<Estimate> at(double now_s) const;

  private:
    // Bounds of the offset as they were at 0 of our clock: all loosen at the same rate, so that the
    // tightest then is the tightest always.
    std::optional<double> upper_s_;
    std::optional<double> lower_s_;
    std::deque<double> ways_s_;  // R - T of the last messages
};

}  // namespace mien::streams
