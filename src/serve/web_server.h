// The routes: what can be asked for, and what is answered. page/openapi.json describes them.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "serve/event_feed.h"
#include "serve/http_server.h"
#include "serve/picture_analysis.h"
#include "serve/picture_feed.h"
#include "serve/request_guard.h"
#include "serve/samples.h"
#include "serve/session.h"
#include "serve/settings.h"
#include "serve/watchers.h"
#include "streams/rate_limit.h"

namespace mien::serve {

// What it answers from; all outlive it.
struct Served {
    Session& session;
    PictureFeed& pictures;
    EventFeed& events;
    PictureAnalysis* analysis;  // null: pictures that are sent are not read
    const Samples& samples;
    streams::MarkerClocks& clocks;
};

class WebServer {
  public:
    // Listens once it returns. Throws Error where it cannot.
    WebServer(const ServeSettings& settings, const Served& served);

    // Closes the feeds, cuts off whoever is connected, and waits for the last answers.
    ~WebServer();
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    int port() const { return port_; }
    std::vector<Watcher> watchers() const { return watchers_.now(); }

  private:
    using Request = httplib::Request;
    using Response = httplib::Response;

    int bind();
    void add_page();
    void add_feeds();
    void add_actions();
    httplib::Server::HandlerResponse admit(const Request& request, Response& response);
    void send_page(const Request& request, Response& response);
    void send_pictures(const Request& request, Response& response);
    void send_events(const Request& request, Response& response);
    void send_sample(const Request& request, Response& response);
    void mark(const Request& request, Response& response, const std::string& body);
    void compare_clocks(const Request& request, Response& response, const std::string& body);
    void analyze(const Request& request, Response& response, const std::string& body);

    const ServeSettings settings_;
    const Served served_;
    HttpServer server_;
    const int port_;
    const RequestGuard guard_;
    streams::RateLimit rate_;
    Watchers watchers_;
    std::atomic<bool> ending_{false};
    std::jthread thread_;  // last
};

}  // namespace mien::serve
