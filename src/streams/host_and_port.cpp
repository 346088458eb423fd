#include "streams/host_and_port.h"

#include "base/number.h"

namespace mien::streams {

std::optional<HostAndPort> parse_host_and_port(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) return {};
    HostAndPort parts{text.substr(0, colon), text.substr(colon + 1)};
    const auto number = parse_number<int>(parts.port);
    if (!number || *number < 1 || *number > 65535) return {};
    if (parts.host.starts_with('[') && parts.host.ends_with(']')) {
        parts.host = parts.host.substr(1, parts.host.size() - 2);
    }
    if (parts.host.empty()) return {};
    return parts;
}

}  // namespace mien::streams
