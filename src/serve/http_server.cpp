#include "serve/http_server.h"

#include <sys/socket.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <thread>
#include <utility>
#include <vector>

#include "base/number.h"

namespace mien::serve {

namespace {

// Of the system, for what was sent and not yet taken: a viewer whose network is slow gets the
// newest picture soon, instead of seconds of old ones.
constexpr int kSendBuffer = 256 << 10;

// httplib's own takes any number of jobs, and each holds a socket.
class Workers final : public httplib::TaskQueue {
  public:
    explicit Workers(std::size_t count) : most_waiting_(count) {
        for (std::size_t i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
    }

    void enqueue(std::function<void()> job) override {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return jobs_.size() < most_waiting_; });
        jobs_.push_back(std::move(job));
        changed_.notify_all();
    }

    void shutdown() override {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
            changed_.notify_all();
        }
        for (std::thread& thread : threads_) thread.join();
    }

  private:
    void work() {
        for (;;) {
            std::function<void()> job;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return !jobs_.empty() || closed_; });
                if (jobs_.empty()) return;
                job = std::move(jobs_.front());
                jobs_.pop_front();
                changed_.notify_all();
            }
            job();
        }
    }

    const std::size_t most_waiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> jobs_;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

// As RequestGuard has allowed or will refuse it.
std::size_t body_length(const httplib::Request& request) {
    return parse_number<std::uint32_t>(request.get_header_value("Content-Length")).value_or(0);
}

}  // namespace

HttpServer::HttpServer(const ConnectionLimits& limits, std::size_t connections) : limits_(limits) {
    new_task_queue = [connections] { return new Workers(connections); };
    set_tcp_nodelay(true);
    // httplib's own options let a second server share the port, and each gets half the requests.
    set_socket_options([](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &kSendBuffer, sizeof kSendBuffer);
    });
}

void HttpServer::shut_down() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        for (const socket_t socket : open_) shutdown(socket, SHUT_RDWR);
    }
    stop();
}

bool HttpServer::process_and_close_socket(socket_t socket) {
    Connection connection(socket, limits_);
    {
        const std::lock_guard lock(mutex_);
        if (ending_) return false;
        open_.insert(socket);
    }
    bool closed = false;
    const bool answered = process_request(
        connection, true, closed,
        [&connection](httplib::Request& request) { connection.expect_body(body_length(request)); });
    if (answered) connection.linger();
    const std::lock_guard lock(mutex_);
    open_.erase(socket);
    return answered;
}

}  // namespace mien::serve
