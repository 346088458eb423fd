#include "serve/serve.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "serve/event_feed.h"
#include "serve/picture_analysis.h"
#include "serve/picture_feed.h"
#include "serve/samples.h"
#include "serve/token.h"
#include "serve/web_server.h"
#include "streams/line_in.h"
#include "streams/osc_in.h"

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

std::unique_ptr<streams::MqttOut> make_mqtt(const streams::StreamSettings& settings,
                                            const streams::Log& log) {
    const auto broker = streams::parse_host_and_port(settings.mqtt);
    if (!broker) return nullptr;
    const char* const password = std::getenv("MIEN_MQTT_PASSWORD");  // others see command lines
    return std::make_unique<streams::MqttOut>(
        *broker, settings.mqtt_topic,
        streams::MqttLogin{settings.mqtt_user, password ? password : ""}, log);
}

}  // namespace

struct Serve::Impl {
    explicit Impl(ServePlan plan)
        : settings(checked(std::move(plan.settings))),
          samples(settings.samples),
          pictures(settings),
          events(settings.viewers),
          osc(settings.streams, plan.log),
          lsl(settings.streams.lsl
                  ? std::make_unique<streams::LslOut>(streams::LslLibrary(), plan.log)
                  : nullptr),
          mqtt(make_mqtt(settings.streams, plan.log)),
          camera(settings.streams.camera_out.empty()
                     ? nullptr
                     : std::make_unique<streams::CameraOut>(
                           settings.streams.camera_out, settings.streams.camera_draw, plan.log)),
          analysis(plan.session.analyzer, plan.session.load),
          session(plan.session, {pictures, events, osc, lsl.get(), mqtt.get(), camera.get(),
                                 settings.rules, plan.log}),
          server(settings, {session, pictures, events, analysis, samples, clocks}) {
        const streams::TakeMarker take = [this](const auto& marker) { session.mark(marker); };
        if (const auto here = streams::parse_host_and_port(settings.streams.markers_osc)) {
            osc_in.emplace(*here, clocks, take);
        }
        if (settings.streams.markers_stdin) lines_in.emplace(STDIN_FILENO, clocks, take);
    }

    const ServeSettings settings;
    const Samples samples;
    PictureFeed pictures;
    EventFeed events;
    streams::OscOut osc;
    const std::unique_ptr<streams::LslOut> lsl;
    const std::unique_ptr<streams::MqttOut> mqtt;
    const std::unique_ptr<streams::CameraOut> camera;
    PictureAnalysis analysis;
    ServedSession session;
    streams::MarkerClocks clocks;
    WebServer server;
    std::optional<streams::OscIn> osc_in;
    std::optional<streams::LineIn> lines_in;  // the last: what comes from outside goes first
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
