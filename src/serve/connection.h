// One client's connection, with an end to everything it may wait for.
#pragma once

#include <httplib.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <string>

namespace mien::serve {

struct ConnectionLimits {
    std::size_t head_bytes = 16 << 10;        // of a request, before its body
    std::chrono::milliseconds head{5'000};    // until it is there
    std::chrono::milliseconds body{30'000};   // until the body is there
    std::chrono::milliseconds write{10'000};  // without the client taking anything
};

// What httplib reads from and writes to. httplib's own stream waits anew for each byte and reads
// as much as it is sent. Owns the socket. Thread rule: one thread; another may shut the socket
// down.
class Connection final : public httplib::Stream {
  public:
    Connection(int socket, const ConnectionLimits& limits);
    ~Connection() override;

    // The head has been read: so many bytes may follow.
    void expect_body(std::size_t bytes);

    // Lets the client read the answer to the end: closing with bytes unread would cut it off.
    void linger();

    bool is_readable() const override;
    bool is_writable() const override;  // waits for it; false where the client is gone
    ssize_t read(char* to, std::size_t count) override;
    ssize_t write(const char* from, std::size_t count) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    socket_t socket() const override { return socket_; }

  private:
    using Clock = std::chrono::steady_clock;

    ssize_t fill();

    const int socket_;
    const ConnectionLimits limits_;
    Clock::time_point read_until_;
    std::size_t may_read_;
    std::array<char, 8192> buffer_{};
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace mien::serve
