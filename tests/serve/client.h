// Talks to a server as programs and browsers do, for the tests of serving.
#pragma once

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace mien::test {

// A connection on which a test says just what it likes.
class RawClient {
  public:
    explicit RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            throw std::runtime_error("nobody listens");
        }
    }
    ~RawClient() { close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    // False where the other side has closed.
    bool say(const std::string& text) const {
        return ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(text.size());
    }

    // All until the other side closes, or `wait` is over without anything.
    std::string hear(std::chrono::milliseconds wait) const {
        std::string all;
        for (pollfd one{socket_, POLLIN, 0}; poll(&one, 1, static_cast<int>(wait.count())) > 0;) {
            char buffer[4096];
            const ssize_t got = recv(socket_, buffer, sizeof buffer, 0);
            if (got <= 0) break;
            all.append(buffer, static_cast<std::size_t>(got));
        }
        return all;
    }

    // Whether the other side closes within `wait`.
    bool is_closed_within(std::chrono::milliseconds wait) const {
        const auto end = std::chrono::steady_clock::now() + wait;
        while (std::chrono::steady_clock::now() < end) {
            pollfd one{socket_, POLLIN, 0};
            char buffer[4096];
            if (poll(&one, 1, 20) > 0 && recv(socket_, buffer, sizeof buffer, 0) <= 0) return true;
        }
        return false;
    }

  private:
    int socket_;
};

// Reads a stream until `enough` says so of what came, or it ends.
inline std::string read_until(int port, const std::string& path,
                              const std::function<bool(const std::string&)>& enough,
                              const httplib::Headers& headers = {}) {
    httplib::Client client("127.0.0.1", port);
    client.set_read_timeout(std::chrono::seconds(20));
    std::string all;
    client.Get(path, headers, [&](const char* data, std::size_t length) {
        all.append(data, length);
        return !enough(all);
    });
    return all;
}

inline int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) {
        ++found;
    }
    return found;
}

// The data of the events of a type.
inline std::vector<nlohmann::json> events_of(const std::string& stream, const std::string& type) {
    std::vector<nlohmann::json> found;
    const std::string head = "event: " + type + "\ndata: ";
    for (std::size_t at = 0; (at = stream.find(head, at)) != std::string::npos;) {
        at += head.size();
        const std::size_t end = stream.find("\n\n", at);
        if (end == std::string::npos) break;
        found.push_back(nlohmann::json::parse(stream.substr(at, end - at)));
    }
    return found;
}

}  // namespace mien::test
