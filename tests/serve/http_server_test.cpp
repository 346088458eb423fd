#include "serve/http_server.h"

#include <gtest/gtest.h>

#include <thread>

#include "client.h"
#include "support/patience.h"

namespace mien::serve {
namespace {

using namespace std::chrono_literals;
using test::RawClient;
using Clock = std::chrono::steady_clock;

ConnectionLimits quick() {
    ConnectionLimits limits;
    limits.head_bytes = 1000;
    limits.head = 300ms;
    limits.body = 300ms;
    limits.write = 300ms;
    return limits;
}

class HttpServerTest : public ::testing::Test {
  protected:
    explicit HttpServerTest(std::size_t connections = 4) : server_(quick(), connections) {
        server_.Get("/", [](const auto&, httplib::Response& response) {
            response.set_content("hello", "text/plain");
        });
        server_.Post("/echo", [](const httplib::Request& request, httplib::Response& response) {
            response.set_content(request.body, "text/plain");
        });
        server_.Get("/endless", [](const auto&, httplib::Response& response) {
            response.set_content_provider("text/plain", [](std::size_t, httplib::DataSink& sink) {
                const std::string much(1 << 16, 'x');
                return sink.write(much.data(), much.size());
            });
        });
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running()) std::this_thread::sleep_for(1ms);
    }
    ~HttpServerTest() override {
        server_.shut_down();
        thread_.join();
    }

    std::string hello() const {
        const auto answer = httplib::Client("127.0.0.1", port_).Get("/");
        return answer ? answer->body : "";
    }

    HttpServer server_;
    int port_ = 0;
    std::thread thread_;
};

TEST_F(HttpServerTest, Answers) {
    EXPECT_EQ(hello(), "hello");
    const auto echo = httplib::Client("127.0.0.1", port_).Post("/echo", "one\ntwo", "text/plain");
    ASSERT_TRUE(echo);
    EXPECT_EQ(echo->body, "one\ntwo");
}

TEST_F(HttpServerTest, ABodyThatComesWithTheHeadIsRead) {
    const RawClient client(port_);
    ASSERT_TRUE(client.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nworld"));
    EXPECT_NE(client.hear(2s).find("\r\n\r\nworld"), std::string::npos);
}

TEST_F(HttpServerTest, DoesNotWaitForAHeadForEver) {
    const RawClient silent(port_);
    EXPECT_TRUE(silent.is_closed_within(test::patience(2s)));
    const RawClient slow(port_);
    ASSERT_TRUE(slow.say("GET / HTTP/1.1\r\nHost: "));
    bool closed = false;
    for (int byte = 0; byte < 200 && !closed; ++byte) {
        closed = !slow.say("a") || slow.is_closed_within(50ms);
    }
    EXPECT_TRUE(closed) << "each byte within the limit, all together not";
}

TEST_F(HttpServerTest, DoesNotReadAHeadWithoutEnd) {
    const RawClient long_line(port_);
    long_line.say("GET /" + std::string(5000, 'a'));
    EXPECT_TRUE(long_line.is_closed_within(test::patience(2s)));
    const RawClient many_lines(port_);
    std::string head = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < 500; ++i) head += "A" + std::to_string(i) + ": b\r\n";
    many_lines.say(head);
    EXPECT_TRUE(many_lines.is_closed_within(test::patience(2s)));
    EXPECT_EQ(hello(), "hello");
}

TEST_F(HttpServerTest, DoesNotReadMoreBodyThanWasSaid) {
    const RawClient chunked(port_);
    chunked.say("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    chunked.say("ffffff\r\n" + std::string(100'000, 'a'));
    EXPECT_TRUE(chunked.is_closed_within(test::patience(3s)));
    const RawClient unfinished(port_);
    unfinished.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
    EXPECT_TRUE(unfinished.is_closed_within(test::patience(3s)));
    EXPECT_EQ(hello(), "hello");
}

TEST_F(HttpServerTest, TakesOneRequestPerConnection) {
    const RawClient client(port_);
    const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    client.say(request + request);
    const std::string answer = client.hear(2s);
    EXPECT_EQ(test::count(answer, "HTTP/1.1 200"), 1);
    EXPECT_NE(answer.find("Connection: close"), std::string::npos);
}

TEST_F(HttpServerTest, LetsGoOfWhoeverDoesNotRead) {
    const RawClient client(port_);
    ASSERT_TRUE(client.say("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n"));
    std::this_thread::sleep_for(800ms);
    client.hear(100ms);  // what the system still held
    EXPECT_TRUE(client.is_closed_within(test::patience(2s)));
}

TEST_F(HttpServerTest, EndsAtOnceWhateverIsOpen) {
    const RawClient stuck(port_), silent(port_), idle(port_);
    ASSERT_TRUE(stuck.say("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n"));
    ASSERT_TRUE(silent.say("GET / HT"));
    std::this_thread::sleep_for(50ms);
    const Clock::time_point start = Clock::now();
    server_.shut_down();
    thread_.join();
    EXPECT_LT(Clock::now() - start, test::patience(250ms));
    thread_ = std::thread([] {});
}

TEST_F(HttpServerTest, AFloodOfConnectionsWaitsOutside) {
    std::vector<std::unique_ptr<RawClient>> flood;
    for (int i = 0; i < 30; ++i) flood.push_back(std::make_unique<RawClient>(port_));
    std::this_thread::sleep_for(100ms);
    flood.clear();
    EXPECT_EQ(hello(), "hello");
}

TEST_F(HttpServerTest, NobodyElseCanListenOnItsPort) {
    HttpServer another({}, 1);
    EXPECT_FALSE(another.bind_to_port("127.0.0.1", port_));
}

}  // namespace
}  // namespace mien::serve
