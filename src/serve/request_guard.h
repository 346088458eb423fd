// Which requests are answered at all.
//
// The server listens to whatever reaches its port, and a browser on this machine sends it whatever
// a page from anywhere asks for. So a request must name this machine (a page whose name was
// rebound to our address names itself), must not come from another page, must know the token where
// there is one, and must say how much it sends.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "serve/settings.h"

namespace mien::serve {

// What comes before a request's body. Header names in lower case, each with all its values.
struct RequestHead {
    std::string method;
    std::string path;         // without "?..."
    std::string query_token;  // of "?token="
    std::map<std::string, std::vector<std::string>> headers;

    // Empty where there is none.
    std::string header(const std::string& name) const;
};

struct Refusal {
    int status = 0;      // of HTTP
    std::string reason;  // for whoever sent it
};

// Thread rule: any thread.
class RequestGuard {
  public:
    // `settings`: with the token, if one is to be asked for. `port`: that it listens on.
    RequestGuard(const ServeSettings& settings, int port);

    // None where it may be answered.
    std::optional<Refusal> check(const RequestHead& request) const;

    // Bytes that a request for `path` may send.
    std::int64_t most_body(const std::string& path) const;

    // Of the cookie that bears the token. Cookies are shared by all ports of a machine.
    const std::string& cookie() const { return cookie_; }

  private:
    bool is_own_name(const std::string& host) const;
    bool knows_token(const RequestHead& request) const;
    std::optional<Refusal> check_page(const RequestHead& request) const;
    std::optional<Refusal> check_body(const RequestHead& request) const;

    ServeSettings settings_;
    std::vector<std::string> names_;  // lower case
    std::string cookie_;
};

}  // namespace mien::serve
