#include "streams/osc_in.h"

#include <lo/lo.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "base/text.h"
#include "mien/error.h"
#include "streams/osc_message.h"
#include "streams/osc_reader.h"
#include "streams/stopping.h"

namespace mien::streams {

// Who sent a packet.
struct OscIn::Sender {
    sockaddr_storage address{};
    socklen_t size = sizeof address;

    std::string host() const {
        std::array<char, NI_MAXHOST> text{};
        getnameinfo(reinterpret_cast<const sockaddr*>(&address), size, text.data(), text.size(),
                    nullptr, 0, NI_NUMERICHOST);
        return text.data();
    }
};

namespace {

constexpr double kMessagesPerSecond = 100;  // of one host

int listening_socket(const HostAndPort& here) {
    const auto fail = [&here](const std::string& why) -> Error {
        return Error("cannot listen for markers on " + printable(here.host) + ", port " +
                     here.port + ": " + why);
    };
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = AI_PASSIVE;
    addrinfo* found = nullptr;
    const int failed = getaddrinfo(here.host.c_str(), here.port.c_str(), &hints, &found);
    if (failed != 0) throw fail(gai_strerror(failed));
    const int made = socket(found->ai_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const bool bound = made >= 0 && bind(made, found->ai_addr, found->ai_addrlen) == 0;
    const int reason = errno;
    freeaddrinfo(found);
    if (bound) return made;
    if (made >= 0) close(made);
    throw fail(std::strerror(reason));
}

// As its sender's clock names it: "osc 127.0.0.1" or "osc 127.0.0.1 NAME".
std::optional<std::string> clock_name(const std::string& host, const std::vector<OscValue>& values,
                                      std::size_t at) {
    if (values.size() <= at) return "osc " + host;
    if (values.size() > at + 1 || !std::holds_alternative<std::string>(values[at])) return {};
    const auto& name = std::get<std::string>(values[at]);
    return is_label(name) ? std::optional("osc " + host + " " + name) : std::nullopt;
}

std::optional<double> time_at(const std::vector<OscValue>& values, std::size_t at) {
    if (at >= values.size()) return std::nullopt;
    std::optional<double> time_s;
    if (const auto* const exact = std::get_if<double>(&values[at])) time_s = *exact;
    if (const auto* const rough = std::get_if<float>(&values[at])) time_s = *rough;
    return time_s && is_clock_time(*time_s) ? time_s : std::nullopt;
}

void answer(int socket, const sockaddr* to, socklen_t to_size, double theirs_s, double ours_s) {
    lo_message made = lo_message_new();
    lo_message_add_double(made, theirs_s);
    lo_message_add_double(made, ours_s);
    std::array<char, 64> packet{};
    std::size_t size = packet.size();  // it takes 36
    lo_message_serialise(made, "/mien/clock", packet.data(), &size);
    lo_message_free(made);
    sendto(socket, packet.data(), size, MSG_DONTWAIT | MSG_NOSIGNAL, to, to_size);
}

}  // namespace

OscIn::OscIn(const HostAndPort& here, MarkerClocks& clocks, TakeMarker take)
    : socket_(listening_socket(here)),
      clocks_(clocks),
      take_(std::move(take)),
      rate_(kMessagesPerSecond, 2 * kMessagesPerSecond),
      thread_([this](const std::stop_token& quit) { listen(quit); }) {}

OscIn::~OscIn() {
    thread_ = {};
    close(socket_);
}

int OscIn::port() const {
    sockaddr_storage here{};
    socklen_t size = sizeof here;
    getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size);
    return ntohs(here.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6*>(&here)->sin6_port
                                            : reinterpret_cast<sockaddr_in*>(&here)->sin_port);
}

void OscIn::listen(const std::stop_token& quit) {
    std::array<char, 4096> packet{};
    while (!quit.stop_requested()) {
        pollfd one{socket_, POLLIN, 0};
        if (poll(&one, 1, kLook_ms) <= 0) continue;
        Sender sender;
        const ssize_t size = recvfrom(socket_, packet.data(), packet.size(), MSG_DONTWAIT,
                                      reinterpret_cast<sockaddr*>(&sender.address), &sender.size);
        const SteadyTime arrival = std::chrono::steady_clock::now();
        if (size <= 0 || !rate_.take(sender.host(), arrival)) continue;
        const auto messages = read_osc({packet.data(), static_cast<std::size_t>(size)});
        if (!messages) continue;
        for (const OscMessage& message : *messages) {
            if (message.address == "/mien/marker") hear_marker(message.values, sender, arrival);
            if (message.address == "/mien/clock") hear_clock(message.values, sender, arrival);
        }
    }
}

void OscIn::hear_marker(const std::vector<OscValue>& values, const Sender& sender,
                        SteadyTime arrival) {
    if (values.empty() || !std::holds_alternative<std::string>(values[0])) return;
    const auto& label = std::get<std::string>(values[0]);
    if (!is_label(label)) return;
    const auto time_s = time_at(values, 1);
    const auto clock = time_s ? clock_name(sender.host(), values, 2) : std::nullopt;
    HeardMarker marker{label, arrival, {}};
    if (clock) marker = clocks_.place(*clock, *time_s, arrival, label);
    marker.from = "osc";
    take_(marker);
}

void OscIn::hear_clock(const std::vector<OscValue>& values, const Sender& sender,
                       SteadyTime arrival) {
    const auto now_s = time_at(values, 0);
    const auto sent_s = time_at(values, 1);
    const auto received_s = time_at(values, 2);
    const auto clock = clock_name(sender.host(), values, sent_s && received_s ? 3 : 1);
    if (!now_s || !clock) return;
    clocks_.heard(*clock, *now_s, arrival);
    if (sent_s && received_s) clocks_.answered(*clock, *sent_s, *received_s);
    answer(socket_, reinterpret_cast<const sockaddr*>(&sender.address), sender.size, *now_s,
           clock_seconds(std::chrono::steady_clock::now()));
}

}  // namespace mien::streams
