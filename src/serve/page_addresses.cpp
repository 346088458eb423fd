#include "serve/page_addresses.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <array>

namespace mien::serve {

namespace {

// Of this machine on its networks, IPv4 alone: what a phone beside it can reach.
std::vector<std::string> network_addresses() {
    std::vector<std::string> found;
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0) return found;
    for (const ifaddrs* one = first; one; one = one->ifa_next) {
        if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET) continue;
        if ((one->ifa_flags & IFF_UP) == 0 || (one->ifa_flags & IFF_LOOPBACK) != 0) continue;
        const auto* const address = reinterpret_cast<const sockaddr_in*>(one->ifa_addr);
        std::array<char, INET_ADDRSTRLEN> text{};
        if (inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size())) {
            found.emplace_back(text.data());
        }
    }
    freeifaddrs(first);
    return found;
}

}  // namespace

std::vector<std::string> page_addresses(const ServeSettings& settings, int port) {
    std::vector<std::string> hosts{settings.address};
    if (settings.address == "0.0.0.0" || settings.address == "::") {
        hosts = network_addresses();
        hosts.emplace_back("localhost");
    }
    std::vector<std::string> addresses;
    for (std::string host : hosts) {
        if (host.find(':') != std::string::npos) host = "[" + host + "]";
        addresses.push_back("http://" + host + ":" + std::to_string(port) + "/" +
                            (settings.token.empty() ? "" : "?token=" + settings.token));
    }
    return addresses;
}

}  // namespace mien::serve
