#include "streams/line_in.h"
#include "support/patience.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <mutex>
#include <thread>
#include <vector>

namespace mien::streams {
namespace {

using namespace std::chrono_literals;

class LineInTest : public ::testing::Test {
  protected:
    LineInTest() { EXPECT_EQ(pipe(ends_.data()), 0); }
    ~LineInTest() override {
        close(ends_[0]);
        if (ends_[1] >= 0) close(ends_[1]);
    }

    void say(const std::string& text) const {
        EXPECT_EQ(write(ends_[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    TakeMarker take() {
        return [this](const HeardMarker& marker) {
            const std::lock_guard lock(mutex_);
            heard_.push_back(marker);
        };
    }
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

    std::array<int, 2> ends_{};
    MarkerClocks clocks_;
    std::mutex mutex_;
    std::vector<HeardMarker> heard_;
};

TEST_F(LineInTest, EachLineIsAMarker) {
    const LineIn in(ends_[0], clocks_, take());
    say("smile\r\nno time\there\n10.0\tfirst\n");
    say("9.5\tsec");
    say("ond\n" + std::string(5000, 'a') + "\nlast\n" + "\x1b[2J\n" + "end\n");
    const auto heard = wait_for(5);
    std::vector<std::string> labels;
    for (const HeardMarker& marker : heard) labels.push_back(marker.label);
    EXPECT_EQ(labels, (std::vector<std::string>{"smile", "first", "second", "last", "end"}))
        << "not those that are too long or not plain, with a tab for one";
    EXPECT_STREQ(heard.at(0).from, "stdin");
}

TEST_F(LineInTest, ATimeOfTheWritersClockCounts) {
    const LineIn in(ends_[0], clocks_, take());
    say("10.0\tfirst\n9.5\tsecond\n");
    const auto heard = wait_for(2);
    ASSERT_EQ(heard.size(), 2U);
    EXPECT_EQ(heard[1].label, "second");
    const std::chrono::duration<double> between = heard[0].moment - heard[1].moment;
    EXPECT_NEAR(between.count(), 0.5, 0.05);
}

TEST_F(LineInTest, EndsWithItsInputAndWhenItIsAskedTo) {
    {
        const LineIn in(ends_[0], clocks_, take());
        const auto start = std::chrono::steady_clock::now();
        close(ends_[1]);
        ends_[1] = -1;
        std::this_thread::sleep_for(50ms);
        EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(5s));
    }
    EXPECT_TRUE(heard_.empty());
}

TEST_F(LineInTest, TakesSoManyASecond) {
    const LineIn in(ends_[0], clocks_, take());
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "x\n";
    say(many + "\n");
    std::this_thread::sleep_for(500ms);
    EXPECT_GE(wait_for(200).size(), 200U);
    EXPECT_LE(wait_for(200).size(), 400U);
}

}  // namespace
}  // namespace mien::streams
