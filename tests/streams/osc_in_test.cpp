#include "streams/osc_in.h"

#include <gmock/gmock.h>

#include <mutex>
#include <thread>
#include <vector>

#include "mien/error.h"
#include "osc_listener.h"
#include "streams/osc_target.h"
#include "support/throws.h"

namespace mien::streams {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

class OscInTest : public ::testing::Test {
  protected:
    OscInTest()
        : in_({"127.0.0.1", "0"}, clocks_,
              [this](const HeardMarker& marker) {
                  const std::lock_guard lock(mutex_);
                  heard_.push_back(marker);
              }),
          to_({"127.0.0.1", std::to_string(in_.port())}) {}

    std::vector<HeardMarker> wait_for(std::size_t count) {
        for (int i = 0; i < 500; ++i) {
            {
                const std::lock_guard lock(mutex_);
                if (heard_.size() >= count) break;
            }
            std::this_thread::sleep_for(10ms);
        }
        const std::lock_guard lock(mutex_);
        return heard_;
    }

    MarkerClocks clocks_;
    std::mutex mutex_;
    std::vector<HeardMarker> heard_;
    OscIn in_;
    OscTarget to_;
};

TEST_F(OscInTest, TakesMarkersAndNothingElse) {
    to_.send(OscMessage{"/mien/marker", {"bad\nlabel"s}});
    to_.send(OscMessage{"/mien/marker", {}});
    to_.send(OscMessage{"/mien/marker", {1}});
    to_.send(OscMessage{"/mien/clock", {}});
    to_.send(OscMessage{"/mien/clock", {"x"s}});
    to_.send(OscMessage{"/mien/clock", {1.0, 2.0}});
    to_.send(OscMessage{"/other", {"a"s}});
    to_.send(OscMessage{"/mien/marker", {"smile"s}});
    to_.send(OscBundle{{"/mien/marker", {"in a bundle"s}}});
    const auto heard = wait_for(2);
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[0].label, "smile");
    EXPECT_STREQ(heard[0].from, "osc");
    EXPECT_FALSE(heard[0].uncertainty_s);
    EXPECT_EQ(heard[1].label, "in a bundle");
}

TEST_F(OscInTest, MarkersMayHaveATimeOfTheirOwnClock) {
    to_.send(OscMessage{"/mien/marker", {"now"s, 50.0}});
    to_.send(OscMessage{"/mien/marker", {"before"s, 49.0}});
    to_.send(OscMessage{"/mien/marker", {"of another clock"s, 1e6, "eeg"s}});
    const auto heard = wait_for(3);
    ASSERT_EQ(heard.size(), 3U);
    const auto apart = [](const HeardMarker& a, const HeardMarker& b) {
        return std::chrono::duration<double>(b.moment - a.moment).count();
    };
    EXPECT_NEAR(apart(heard[1], heard[0]), 1, 0.05);
    EXPECT_NEAR(apart(heard[0], heard[2]), 0, 0.05);
}

// A program with a clock of its own that compares it with ours, as docs/streams.md says.
TEST_F(OscInTest, ClocksThatWereComparedGiveAnUncertainty) {
    const auto ours = [] { return std::chrono::steady_clock::now(); };
    const auto theirs = [&] { return clock_seconds(ours()) - 1234.5; };
    double told_s = 0;
    double came_s = 0;
    for (int i = 0; i < 5; ++i) {
        lo_server listener = lo_server_new(nullptr, nullptr);
        std::pair<double, double> answer;
        lo_server_add_method(
            listener, "/mien/clock", "dd",
            [](const char*, const char*, lo_arg** values, int, lo_message, void* to) {
                std::memcpy(&static_cast<std::pair<double, double>*>(to)->first, values[0], 8);
                std::memcpy(&static_cast<std::pair<double, double>*>(to)->second, values[1], 8);
                return 0;
            },
            &answer);
        lo_address address = lo_address_new("127.0.0.1", std::to_string(in_.port()).c_str());
        lo_message message = lo_message_new();
        lo_message_add_double(message, theirs());
        if (i > 0) {
            lo_message_add_double(message, told_s);
            lo_message_add_double(message, came_s);
        }
        lo_send_message_from(address, listener, "/mien/clock", message);
        ASSERT_GT(lo_server_recv_noblock(listener, 5000), 0) << "it must be answered";
        came_s = theirs();
        told_s = answer.second;
        EXPECT_NEAR(told_s - came_s, 1234.5, 1);
        lo_message_free(message);
        lo_address_free(address);
        lo_server_free(listener);
    }
    const auto moment = ours() - 300ms;
    to_.send(OscMessage{"/mien/marker", {"bang"s, clock_seconds(moment) - 1234.5}});
    const auto heard = wait_for(1);
    ASSERT_EQ(heard.size(), 1U);
    ASSERT_TRUE(heard[0].uncertainty_s);
    EXPECT_LT(*heard[0].uncertainty_s, 0.1);
    const std::chrono::duration<double> off = heard[0].moment - moment;
    EXPECT_LE(std::abs(off.count()), *heard[0].uncertainty_s + 1e-6);
}

TEST_F(OscInTest, TakesSoManyASecond) {
    for (int i = 0; i < 1000; ++i) to_.send(OscMessage{"/mien/marker", {"x"s}});
    std::this_thread::sleep_for(500ms);
    EXPECT_GE(wait_for(100).size(), 100U);
    EXPECT_LE(wait_for(100).size(), 400U);
}

TEST_F(OscInTest, SaysWhereItCannotListen) {
    EXPECT_THAT(test::error_of([&] {
                    OscIn({"127.0.0.1", std::to_string(in_.port())}, clocks_, [](const auto&) {});
                }),
                ::testing::HasSubstr("cannot listen for markers on 127.0.0.1"));
    EXPECT_THAT(test::error_of([&] {
                    OscIn({"203.0.113.1", "0"}, clocks_, [](const auto&) {});
                }),
                ::testing::HasSubstr("203.0.113.1"));
}

}  // namespace
}  // namespace mien::streams
