#include "streams/host_and_port.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "base/number.h"
#include "base/text.h"
#include "mien/error.h"

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

std::string number_of(const HostAndPort& to) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    const int failed = getaddrinfo(to.host.c_str(), to.port.c_str(), &hints, &found);
    if (failed != 0) {
        throw Error("cannot find " + printable(to.host) + ": " + gai_strerror(failed));
    }
    std::array<char, NI_MAXHOST> number{};
    getnameinfo(found->ai_addr, found->ai_addrlen, number.data(), number.size(), nullptr, 0,
                NI_NUMERICHOST);
    freeaddrinfo(found);
    return number.data();
}

bool is_listening(const HostAndPort& to, const std::stop_token& stop) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(to.host.c_str(), to.port.c_str(), &hints, &found) != 0) return false;
    bool listening = false;
    for (const addrinfo* one = found; one && !listening; one = one->ai_next) {
        const int socket = ::socket(one->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (socket < 0) continue;
        listening = connect(socket, one->ai_addr, one->ai_addrlen) == 0;
        pollfd wait{socket, POLLOUT, 0};
        for (int i = 0; !listening && i < 50 && !stop.stop_requested(); ++i) {
            if (poll(&wait, 1, 100) <= 0) continue;
            int error = 0;
            socklen_t size = sizeof error;
            listening = getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
            break;
        }
        close(socket);
    }
    freeaddrinfo(found);
    return listening;
}

}  // namespace mien::streams
