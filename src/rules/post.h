// News sent to a web address.
#pragma once

#include <stop_token>
#include <string>

namespace mien::rules {

// A place that JSON is posted to. Its host is looked up once, at the beginning. Thread rule: one
// thread at a time.
class PostTarget {
  public:
    // `address`: "http://host:port/way". Throws Error where there is no such host.
    explicit PostTarget(const std::string& address);

    // Follows no redirection; reads at most a line of the answer. Throws Error unless it is
    // answered with a status from 200 to 299 within 5 s, and when asked to stop.
    void post(const std::string& json, const std::stop_token& quit) const;

  private:
    std::string address_;
    std::string origin_;  // "http://host:port"
    std::string host_;
    std::string number_;  // of the host
    std::string way_;
};

}  // namespace mien::rules
