// Where packets go: "studio.local:9000", "[::1]:9000".
#pragma once

#include <optional>
#include <stop_token>
#include <string>

namespace mien::streams {

struct HostAndPort {
    std::string host;  // without brackets
    std::string port;  // 1 to 65535
};

// None where the text is not that.
std::optional<HostAndPort> parse_host_and_port(const std::string& text);

// The host's first address as a number, "127.0.0.1", so that no name is looked up later. Throws
// Error where it is not known.
std::string number_of(const HostAndPort& to);

// Whether a program listens there, by TCP. Waits five seconds at most, or until `stop` asks to give
// up.
bool is_listening(const HostAndPort& to, const std::stop_token& stop);

}  // namespace mien::streams
