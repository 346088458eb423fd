#include "serve/serve.h"

#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <utility>

#include "serve/event_feed.h"
#include "serve/page_addresses.h"
#include "serve/picture_analysis.h"
#include "serve/picture_feed.h"
#include "serve/samples.h"
#include "serve/web_server.h"
#include "streams/line_in.h"
#include "streams/osc_in.h"

namespace mien::serve {

namespace {

std::unique_ptr<streams::MqttOut> make_mqtt(const streams::StreamSettings& settings,
                                            const streams::Log& log) {
    const auto broker = streams::parse_mqtt_address(settings.mqtt);
    if (!broker) return nullptr;
    const char* const password = std::getenv("MIEN_MQTT_PASSWORD");  // others see command lines
    return std::make_unique<streams::MqttOut>(
        broker->place, settings.mqtt_topic,
        streams::MqttLogin{settings.mqtt_user, password ? password : "", broker->encrypted}, log,
        settings.derived);
}

}  // namespace

struct Serve::Impl {
    explicit Impl(ServePlan plan)
        : settings(with_token(std::move(plan.settings))),
          samples(settings.samples),
          pictures(settings),
          events(settings.viewers),
          osc(settings.streams, plan.log),
          lsl(settings.streams.lsl ? std::make_unique<streams::LslOut>(
                                         streams::LslLibrary(), plan.log, settings.streams.derived)
                                   : nullptr),
          mqtt(make_mqtt(settings.streams, plan.log)),
          camera(settings.streams.camera_out.empty()
                     ? nullptr
                     : std::make_unique<streams::CameraOut>(
                           settings.streams.camera_out, settings.streams.camera_draw, plan.log)),
          analysis(plan.session.analyzer, plan.session.load, settings.streams.derived),
          session(plan.session, {pictures, events, osc, lsl.get(), mqtt.get(), camera.get(),
                                 settings.rules, plan.log, settings.streams.derived}),
          server(settings, {session, pictures, events, &analysis, samples, clocks}) {
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
    return page_addresses(impl_->settings, port());
}

const ServedSession& Serve::session() const {
    return impl_->session;
}

}  // namespace mien::serve
