// How long it takes from a frame's arrival until its packet is at whoever listens, with browsers
// watching at the same time.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>
#include <mutex>

#include "mien/classifier.h"
#include "mien/paths.h"
#include "serve/event_feed.h"
#include "serve/messages.h"
#include "serve/picture_feed.h"
#include "serve/served_source.h"
#include "streams/osc_out.h"

namespace mien::serve {
namespace {

using Clock = std::chrono::steady_clock;

// Packets of /mien/frame, with when they came.
class Listener {
  public:
    struct Heard {
        Clock::time_point at;
        std::int32_t frame;
        double stated_ms;
    };

    Listener() : socket_(socket(AF_INET, SOCK_DGRAM, 0)) {
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bind(socket_, reinterpret_cast<sockaddr*>(&here), sizeof here);
        timeval wait{0, 100'000};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        thread_ = std::jthread([this](const std::stop_token& quit) { listen(quit); });
    }
    ~Listener() {
        thread_ = {};
        close(socket_);
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::string address() const {
        sockaddr_in here{};
        socklen_t size = sizeof here;
        getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size);
        return "127.0.0.1:" + std::to_string(ntohs(here.sin_port));
    }
    std::vector<Heard> heard() const {
        const std::lock_guard lock(mutex_);
        return heard_;
    }

  private:
    void listen(const std::stop_token& quit) {
        std::array<char, 2048> packet{};
        while (!quit.stop_requested()) {
            const ssize_t size = recv(socket_, packet.data(), packet.size(), 0);
            const auto now = Clock::now();
            // "/mien/frame\0" ",idf\0\0\0\0", then 4, 8 and 4 bytes.
            if (size != 36 || std::strcmp(packet.data(), "/mien/frame") != 0) continue;
            std::uint32_t frame = 0;
            std::uint32_t latency = 0;
            std::memcpy(&frame, packet.data() + 20, 4);
            std::memcpy(&latency, packet.data() + 32, 4);
            const std::lock_guard lock(mutex_);
            heard_.push_back({now, static_cast<std::int32_t>(ntohl(frame)),
                              double{std::bit_cast<float>(ntohl(latency))}});
        }
    }

    int socket_;
    mutable std::mutex mutex_;
    std::vector<Heard> heard_;
    std::jthread thread_;
};

double share_of(std::vector<double> values, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

// A viewer of the pictures and a listener to the events, as a browser is both.
class Browser {
  public:
    Browser(PictureFeed& pictures, EventFeed& events) {
        pictures.join();
        events.join();
        picture_thread_ = std::jthread([&](const std::stop_token& quit) {
            for (std::uint64_t seen = 0; !quit.stop_requested();) {
                pictures.next(seen, std::chrono::milliseconds(100));
            }
        });
        event_thread_ = std::jthread([&](const std::stop_token& quit) {
            for (std::uint64_t seen = 0; !quit.stop_requested();) {
                events.next(seen, std::chrono::milliseconds(100));
            }
        });
    }

  private:
    std::jthread picture_thread_;
    std::jthread event_thread_;
};

TEST(OscLatency, SendingAddsNextToNothingToTheAnalysis) {
    Listener listener;
    streams::StreamSettings to;
    to.osc = listener.address();
    streams::OscOut osc(to);
    const ServeSettings settings;
    PictureFeed pictures(settings);
    EventFeed events(1);
    const Browser browser(pictures, events);
    std::mutex mutex;
    std::map<std::int64_t, Clock::time_point> arrivals;
    LiveEvents with;
    with.frame = [&](const Frame& frame, std::uint64_t) {
        {
            const std::lock_guard lock(mutex);
            arrivals[frame.index] = frame.arrival;
        }
        pictures.put(frame);
    };
    with.result = [&](const LiveResult& result) {
        osc.send(result);
        events.put("result", as_text(result_message(result)));
    };
    {
        LiveSession session({}, with);
        session.set_classifier(load_classifier(default_checkpoint()));
        session.open(find_source("demo", true).open, {.loop = true});
        for (int i = 0; i < 300 && listener.heard().size() < 200; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }
    std::vector<double> whole_ms;
    std::vector<double> sending_ms;
    for (const auto& one : listener.heard()) {
        const std::lock_guard lock(mutex);
        ASSERT_TRUE(arrivals.contains(one.frame)) << one.frame;
        const std::chrono::duration<double, std::milli> took = one.at - arrivals[one.frame];
        whole_ms.push_back(took.count());
        sending_ms.push_back(took.count() - one.stated_ms);
    }
    ASSERT_GE(whole_ms.size(), 60U);
    std::printf(
        "from frame to packet: median %.1f ms, 95th percentile %.1f ms (of it, sending: "
        "%.2f and %.2f), %zu frames\n",
        share_of(whole_ms, 0.5), share_of(whole_ms, 0.95), share_of(sending_ms, 0.5),
        share_of(sending_ms, 0.95), whole_ms.size());
    // The whole depends on the machine; what is added by sending is a fraction of a millisecond.
    EXPECT_GE(share_of(sending_ms, 0), 0);
    EXPECT_LT(share_of(sending_ms, 0.5), 4);
}

}  // namespace
}  // namespace mien::serve
