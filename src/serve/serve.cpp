#include "serve/serve.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>

#include <array>
#include <utility>

#include "serve/event_feed.h"
#include "serve/picture_analysis.h"
#include "serve/picture_feed.h"
#include "serve/samples.h"
#include "serve/token.h"
#include "serve/web_server.h"

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

ServeSettings checked(ServeSettings settings) {
    settings.validate();
    if (settings.token.empty() && !is_loopback(settings.address)) settings.token = make_token();
    return settings;
}

}  // namespace

struct Serve::Impl {
    explicit Impl(ServePlan plan)
        : settings(checked(std::move(plan.settings))),
          samples(settings.samples),
          pictures(settings),
          events(settings.viewers),
          osc(settings.streams, plan.log),
          analysis(plan.session.analyzer, plan.session.load),
          session(plan.session, pictures, events, osc),
          server(settings, {session, pictures, events, analysis, samples}) {}

    const ServeSettings settings;
    const Samples samples;
    PictureFeed pictures;
    EventFeed events;
    streams::OscOut osc;
    PictureAnalysis analysis;
    ServedSession session;
    WebServer server;  // last: it is the first to go
};

Serve::Serve(ServePlan plan) : impl_(std::make_unique<Impl>(std::move(plan))) {}

Serve::~Serve() = default;

int Serve::port() const {
    return impl_->server.port();
}

std::vector<std::string> Serve::addresses() const {
    const ServeSettings& settings = impl_->settings;
    std::vector<std::string> hosts{settings.address};
    if (settings.address == "0.0.0.0" || settings.address == "::") {
        hosts = network_addresses();
        hosts.emplace_back("localhost");
    }
    std::vector<std::string> addresses;
    for (std::string host : hosts) {
        if (host.find(':') != std::string::npos) host = "[" + host + "]";
        addresses.push_back("http://" + host + ":" + std::to_string(port()) + "/" +
                            (settings.token.empty() ? "" : "?token=" + settings.token));
    }
    return addresses;
}

const ServedSession& Serve::session() const {
    return impl_->session;
}

}  // namespace mien::serve
