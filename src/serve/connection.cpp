#include "serve/connection.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

namespace mien::serve {

namespace {

// What of `events` happened within `wait`; 0: nothing.
int wait_for(int socket, int events, std::chrono::milliseconds wait) {
    pollfd one{socket, static_cast<short>(events), 0};
    int ready = 0;
    do {
        ready = poll(&one, 1, static_cast<int>(std::max<std::int64_t>(wait.count(), 0)));
    } while (ready < 0 && errno == EINTR);
    return ready > 0 ? one.revents : 0;
}

using NameOf = int (*)(int, sockaddr*, socklen_t*);

void address_of(int socket, NameOf name_of, std::string& ip, int& port) {
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> service{};
    // sockaddr_storage is there to be cast.
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (name_of(socket, generic, &length) != 0 ||
        getnameinfo(generic, length, host.data(), host.size(), service.data(), service.size(),
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
        return;
    }
    ip = host.data();
    std::from_chars(service.data(), service.data() + std::strlen(service.data()), port);
}

}  // namespace

Connection::Connection(int socket, const ConnectionLimits& limits)
    : socket_(socket),
      limits_(limits),
      read_until_(Clock::now() + limits.head),
      may_read_(limits.head_bytes) {}

Connection::~Connection() {
    close(socket_);
}

void Connection::expect_body(std::size_t bytes) {
    read_until_ = Clock::now() + limits_.body;
    const std::size_t here = end_ - begin_;
    may_read_ = bytes > here ? bytes - here : 0;
}

void Connection::linger() {
    shutdown(socket_, SHUT_WR);
    const Clock::time_point until = Clock::now() + std::chrono::seconds(1);
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() <= 0 || wait_for(socket_, POLLIN, left) == 0) return;
        if (recv(socket_, buffer_.data(), buffer_.size(), 0) <= 0) return;
    }
}

bool Connection::is_readable() const {
    return begin_ < end_ || wait_for(socket_, POLLIN, std::chrono::milliseconds(0)) != 0;
}

bool Connection::is_writable() const {
    const int ready = wait_for(socket_, POLLOUT | POLLRDHUP, limits_.write);
    return (ready & POLLOUT) != 0 && (ready & (POLLRDHUP | POLLHUP | POLLERR)) == 0;
}

ssize_t Connection::fill() {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(read_until_ - Clock::now());
    if (may_read_ == 0 || left.count() <= 0 || wait_for(socket_, POLLIN, left) == 0) return -1;
    const ssize_t got = recv(socket_, buffer_.data(), std::min(buffer_.size(), may_read_), 0);
    begin_ = 0;
    end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
    may_read_ -= end_;
    return got;
}

ssize_t Connection::read(char* to, std::size_t count) {
    if (begin_ == end_) {
        const ssize_t got = fill();
        if (got <= 0) return got;
    }
    const std::size_t part = std::min(count, end_ - begin_);
    std::memcpy(to, buffer_.data() + begin_, part);
    begin_ += part;
    return static_cast<ssize_t>(part);
}

ssize_t Connection::write(const char* from, std::size_t count) {
    if (wait_for(socket_, POLLOUT, limits_.write) == 0) return -1;
    // Not more than there is room for: the rest would block for as long as it likes.
    return send(socket_, from, count, MSG_NOSIGNAL | MSG_DONTWAIT);
}

void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
    address_of(socket_, getpeername, ip, port);
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const {
    address_of(socket_, getsockname, ip, port);
}

}  // namespace mien::serve
