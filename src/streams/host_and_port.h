// Where packets go: "studio.local:9000", "[::1]:9000".
#pragma once

#include <optional>
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

}  // namespace mien::streams
