#include "serve/share.h"

#include <utility>

#include "mien/error.h"
#include "serve/page_addresses.h"
#include "serve/samples.h"
#include "serve/web_server.h"

namespace mien::serve {

namespace {

// Whoever shares gives no port: where the usual one is taken, any will do.
std::unique_ptr<WebServer> listen(ServeSettings settings, const Served& served) {
    try {
        return std::make_unique<WebServer>(settings, served);
    } catch (const Error&) {
        settings.port = 0;
        return std::make_unique<WebServer>(settings, served);
    }
}

}  // namespace

struct Share::Impl {
    explicit Impl(SharePlan plan)
        : settings(with_token(std::move(plan.settings))),
          pictures(settings),
          events(settings.viewers),
          session(list_models(plan.models), std::move(plan.wishes), pictures, events),
          server(listen(settings, {session, pictures, events, nullptr, samples, clocks})) {}
    ~Impl() { session.close(); }

    const ServeSettings settings;
    const Samples samples{{}};
    PictureFeed pictures;
    EventFeed events;
    SharedSession session;
    streams::MarkerClocks clocks;
    const std::unique_ptr<WebServer> server;  // last
};

Share::Share(SharePlan plan) : impl_(std::make_unique<Impl>(std::move(plan))) {}

Share::~Share() = default;

SharedSession& Share::session() {
    return impl_->session;
}

int Share::port() const {
    return impl_->server->port();
}

std::vector<std::string> Share::addresses() const {
    return page_addresses(impl_->settings, port());
}

std::vector<Watcher> Share::watchers() const {
    return impl_->server->watchers();
}

}  // namespace mien::serve
