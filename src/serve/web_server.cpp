#include "serve/web_server.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "mien/error.h"
#include "serve/allowed_address.h"
#include "serve/answers.h"
#include "serve/page_files.h"
#include "streams/marker_in.h"

namespace mien::serve {

namespace {

using namespace std::chrono_literals;
using httplib::Request;
using httplib::Response;

constexpr auto kWait = 1000ms;      // before it is looked whether a viewer is still there
constexpr std::size_t kOthers = 8;  // connections besides the viewers', of which each has two

RequestHead head_of(const Request& request) {
    RequestHead head{request.method, request.path, request.get_param_value("token"), {}};
    for (const auto& [name, value] : request.headers) {
        head.headers[fold_case(name)].push_back(value);
    }
    return head;
}

// A place at a feed for as long as a connection lasts, and who has it.
template <typename Feed>
class Seat {
  public:
    Seat(Feed& feed, Watchers& watchers, Watchers::Feed which, std::string address)
        : feed_(feed), watchers_(watchers), which_(which), address_(std::move(address)) {
        watchers_.come(which_, address_);
    }
    ~Seat() {
        watchers_.go(which_, address_);
        feed_.leave();
    }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

  private:
    Feed& feed_;
    Watchers& watchers_;
    const Watchers::Feed which_;
    const std::string address_;
};

// Null, and refused, where there are enough viewers.
template <typename Feed>
std::shared_ptr<Seat<Feed>> take_seat(Feed& feed, Watchers& watchers, Watchers::Feed which,
                                      const Request& request, Response& response) {
    if (feed.join()) {
        return std::make_shared<Seat<Feed>>(feed, watchers, which, request.remote_addr);
    }
    refuse(response, {503, "there are as many viewers as are let in: see --viewers"});
    return nullptr;
}

httplib::Headers headers_of_all() {
    return {{"Content-Security-Policy",
             "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
             "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"Cross-Origin-Resource-Policy", "same-origin"},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cache-Control", "no-store"}};
}

}  // namespace

WebServer::WebServer(const ServeSettings& settings, const Served& served)
    : settings_(settings),
      served_(served),
      server_(ConnectionLimits{}, 2 * static_cast<std::size_t>(settings.viewers) + kOthers),
      port_(bind()),
      guard_(settings, port_),
      rate_(settings.requests, 3 * settings.requests) {
    server_.set_default_headers(headers_of_all());
    server_.set_payload_max_length(static_cast<std::size_t>(guard_.most_body("/api/analyze")));
    server_.set_pre_routing_handler(
        [this](const Request& request, Response& response) { return admit(request, response); });
    server_.set_exception_handler([](const Request&, Response& response, std::exception_ptr) {
        refuse(response, {500, "that went wrong; please report it"});
    });
    server_.set_error_handler([](const Request&, Response& response) {
        if (!response.body.empty()) return;
        const bool missing = response.status == 404;
        refuse(response, {response.status, missing ? "there is nothing at this address"
                                                   : "this request cannot be read"});
    });
    add_page();
    add_feeds();
    add_actions();
    thread_ = std::jthread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::sleep_for(1ms);  // it was bound: it will
}

WebServer::~WebServer() {
    ending_ = true;
    served_.pictures.close();
    served_.events.close();
    server_.shut_down();
}

int WebServer::bind() {
    const int port = settings_.port == 0 ? server_.bind_to_any_port(settings_.address)
                     : server_.bind_to_port(settings_.address, settings_.port) ? settings_.port
                                                                               : -1;
    if (port > 0) return port;
    throw Error("cannot listen on " + printable(settings_.address) + ", port " +
                std::to_string(settings_.port) +
                ": another program listens there, or the address is not this machine's; give "
                "another --port or --address");
}

httplib::Server::HandlerResponse WebServer::admit(const Request& request, Response& response) {
    using enum httplib::Server::HandlerResponse;
    if (!rate_.take(request.remote_addr, streams::RateLimit::Clock::now())) {
        refuse(response, {429, "too many requests: at most " + std::to_string(settings_.requests) +
                                   " a second are answered"});
        return Handled;
    }
    if (const auto refusal = guard_.check(head_of(request))) {
        refuse(response, *refusal);
        return Handled;
    }
    return Unhandled;
}

// --- the page

void WebServer::add_page() {
    for (const PageFile& file : page_files()) {
        if (file.name == "page.html") continue;  // it is what "/" is
        server_.Get("/" + std::string(file.name), [&file](const Request&, Response& response) {
            response.set_content(file.content, file.type);
        });
    }
    server_.Get(
        "/", [this](const Request& request, Response& response) { send_page(request, response); });
    server_.Get("/api/samples", reader([this](const auto&, Response& response, const auto&) {
                    send_json(response, {{"samples", served_.samples.counts()}});
                }));
    server_.Get("/samples/([^/]{1,64})/([0-9]{1,3})",
                reader([this](const Request& request, Response& response, const auto&) {
                    send_sample(request, response);
                }));
}

// The token goes from the address into a cookie, so that it stays out of the browser's history and
// of pictures of its window.
void WebServer::send_page(const Request& request, Response& response) {
    if (request.has_param("token") && !settings_.token.empty()) {
        response.set_header("Set-Cookie", guard_.cookie() + "=" + settings_.token +
                                              "; Path=/; HttpOnly; SameSite=Lax");
        response.set_redirect("/", 303);
        return;
    }
    response.set_content(page_file("page.html"), "text/html; charset=utf-8");
}

void WebServer::send_sample(const Request& request, Response& response) {
    const std::size_t index = parse_number<std::size_t>(request.matches[2].str()).value_or(0);
    const std::string jpeg = served_.samples.jpeg(request.matches[1], index);
    if (jpeg.empty()) throw Refusal{404, "there is no such sample"};
    response.set_content(jpeg, "image/jpeg");
}

// --- what goes on

void WebServer::add_feeds() {
    server_.Get("/stream.mjpg", [this](const Request& request, Response& response) {
        send_pictures(request, response);
    });
    server_.Get("/events", [this](const Request& request, Response& response) {
        send_events(request, response);
    });
    server_.Get("/api/state", reader([this](const auto&, Response& response, const auto&) {
                    send_json(response, served_.session.state());
                }));
}

void WebServer::send_pictures(const Request& request, Response& response) {
    const auto seat =
        take_seat(served_.pictures, watchers_, Watchers::Feed::pictures, request, response);
    if (!seat) return;
    const std::string first = std::string("--") + picture_boundary + "\r\n";
    response.set_content_provider(
        std::string("multipart/x-mixed-replace; boundary=") + picture_boundary,
        [this, seat, first, seen = std::uint64_t{0}](std::size_t offset,
                                                     httplib::DataSink& sink) mutable {
            if (offset == 0) return sink.write(first.data(), first.size());
            const PicturePart part = served_.pictures.next(seen, kWait / 2);
            return part ? sink.write(part->data(), part->size()) : !ending_.load();
        });
}

void WebServer::send_events(const Request& request, Response& response) {
    const auto seat =
        take_seat(served_.events, watchers_, Watchers::Feed::events, request, response);
    if (!seat) return;
    // A listener that was cut off goes on behind the last event that it had.
    const std::uint64_t newest = served_.events.newest();
    const auto last = parse_number<std::uint64_t>(request.get_header_value("Last-Event-ID"));
    response.set_content_provider(
        "text/event-stream", [this, seat, seen = std::min(last.value_or(newest), newest)](
                                 std::size_t offset, httplib::DataSink& sink) mutable {
            const std::string events = offset == 0 ? "retry: 1000\nevent: state\ndata: " +
                                                         as_text(served_.session.state()) + "\n\n"
                                                   : served_.events.next(seen, kWait);
            if (!events.empty()) return sink.write(events.data(), events.size());
            // A comment, by which it is noticed that the listener has gone.
            return !ending_.load() && sink.write(":\n\n", 3);
        });
}

// --- what can be done

void WebServer::add_actions() {
    Session& session = served_.session;
    server_.Post("/api/pause",
                 action(409, [&session](const auto&, Response& response, const std::string& body) {
                     session.pause(flag_in(object_in(body), "paused"));
                     send_json(response, session.state());
                 }));
    server_.Post("/api/record",
                 action(409, [&session](const auto&, Response& response, const std::string& body) {
                     const nlohmann::json wanted = object_in(body);
                     session.record(flag_in(wanted, "recording"), flag_in(wanted, "video", false));
                     send_json(response, session.state());
                 }));
    server_.Get("/api/markers", reader([&session](const auto&, Response& response, const auto&) {
                    send_json(response, {{"markers", session.markers()}});
                }));
    server_.Post("/api/markers",
                 action(409, [this](const Request& request, Response& response,
                                    const std::string& body) { mark(request, response, body); }));
    server_.Post("/api/clock", action(409, [this](const Request& request, Response& response,
                                                  const std::string& body) {
                     compare_clocks(request, response, body);
                 }));
    server_.Get("/api/checkpoint", reader([&session](const auto&, Response& response, const auto&) {
                    send_json(response, {{"in_use", session.checkpoint_path().stem().string()},
                                         {"checkpoints", session.checkpoints()}});
                }));
    server_.Post("/api/checkpoint",
                 action(409, [&session](const auto&, Response& response, const std::string& body) {
                     session.use_checkpoint(text_in(object_in(body), "name", true));
                     send_json(response, session.state());
                 }));
    server_.Post("/api/analyze", action(422, [this](const Request& request, Response& response,
                                                    const std::string& body) {
                     analyze(request, response, body);
                 }));
}

namespace {

// What a client's clock is called among others: by its host, and the name that it gives.
std::string clock_of(const Request& request, const nlohmann::json& wanted) {
    const std::string name = text_in(wanted, "clock", false);
    if (!streams::is_label(name)) throw Refusal{400, "a clock's name is one line of 200 bytes"};
    return "http " + request.remote_addr + " " + name;
}

double clock_time_in(const nlohmann::json& object, const std::string& name) {
    const double time_s = number_in(object, name);
    if (!streams::is_clock_time(time_s)) throw Refusal{400, name + " is no time of a clock"};
    return time_s;
}

}  // namespace

void WebServer::mark(const Request& request, Response& response, const std::string& body) {
    const auto arrival = std::chrono::steady_clock::now();
    const nlohmann::json wanted = object_in(body);
    const std::string label = text_in(wanted, "label", false);
    if (!streams::is_label(label)) {
        throw Refusal{400, "a label is one line of 200 bytes at most"};
    }
    streams::HeardMarker marker{label, arrival, {}};
    if (wanted.contains("time_s")) {
        marker = served_.clocks.place(clock_of(request, wanted), clock_time_in(wanted, "time_s"),
                                      arrival, label);
    }
    marker.from = "http";
    send_json(response, served_.session.mark(marker));
}

void WebServer::compare_clocks(const Request& request, Response& response,
                               const std::string& body) {
    const auto arrival = std::chrono::steady_clock::now();
    const nlohmann::json wanted = object_in(body);
    const std::string clock = clock_of(request, wanted);
    const double theirs_s = clock_time_in(wanted, "time_s");
    if (wanted.contains("heard")) {
        const nlohmann::json& heard = wanted["heard"];
        if (!heard.is_object()) throw Refusal{400, "\"heard\" must be an object"};
        served_.clocks.answered(clock, clock_time_in(heard, "server_s"),
                                clock_time_in(heard, "time_s"));
    }
    served_.clocks.heard(clock, theirs_s, arrival);
    send_json(response, {{"version", message_version},
                         {"server_s", streams::clock_seconds(std::chrono::steady_clock::now())}});
}

void WebServer::analyze(const Request& request, Response& response, const std::string& body) {
    if (!served_.analysis) {
        throw Refusal{404, "single pictures are read by mienctl serve, not by what is shared"};
    }
    if (served_.analysis->busy()) {
        throw Refusal{503, "several pictures are waiting already: try again in a second"};
    }
    const bool names_address =
        request.get_header_value("Content-Type").starts_with("application/json");
    const auto checkpoint = served_.session.checkpoint_path();
    if (!names_address) {
        send_json(response, served_.analysis->analyze(body, checkpoint));
        return;
    }
    const auto most = static_cast<std::size_t>(guard_.most_body("/api/analyze"));
    const std::string address = text_in(object_in(body), "address", true);
    send_json(response,
              served_.analysis->analyze(fetch_allowed(address, settings_.allow, most), checkpoint));
}

}  // namespace mien::serve
