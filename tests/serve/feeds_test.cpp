#include <gtest/gtest.h>

#include <opencv2/core.hpp>
#include <thread>

#include "mien/picture_file.h"
#include "serve/event_feed.h"
#include "serve/picture_feed.h"
#include "support/patience.h"

namespace mien::serve {
namespace {

using namespace std::chrono_literals;

Frame frame(std::int64_t index, int width = 64) {
    Frame one;
    one.picture = cv::Mat(width / 2, width, CV_8UC3, cv::Scalar(20, 120, 220));
    one.index = index;
    one.time_s = static_cast<double>(index) / 30;
    return one;
}

std::string jpeg_of(const std::string& part) {
    const std::size_t begin = part.find("\r\n\r\n") + 4;
    return part.substr(begin, part.rfind("\r\n--") - begin);
}

TEST(EventFeed, GivesEveryListenerEverythingInOrder) {
    EventFeed feed(2);
    std::uint64_t one = 0, other = 0;
    feed.put("result", "{\"a\":1}");
    EXPECT_EQ(feed.next(one, 0ms), "id: 1\nevent: result\ndata: {\"a\":1}\n\n");
    feed.put("state", "{}");
    EXPECT_EQ(feed.next(one, 0ms), "id: 2\nevent: state\ndata: {}\n\n");
    EXPECT_EQ(feed.next(other, 0ms),
              "id: 1\nevent: result\ndata: {\"a\":1}\n\nid: 2\nevent: state\ndata: {}\n\n");
    EXPECT_EQ(feed.next(one, 1ms), "") << "nothing new";
}

TEST(EventFeed, ASlowListenerLosesTheOldest) {
    EventFeed feed(1, 3);
    std::uint64_t seen = 0;
    for (int i = 0; i < 10; ++i) feed.put("n", std::to_string(i));
    const std::string text = feed.next(seen, 0ms);
    EXPECT_EQ(text.find("data: 6"), std::string::npos);
    EXPECT_LT(text.find("data: 7"), text.find("data: 9"));
    EXPECT_EQ(seen, 10U);
}

TEST(EventFeed, ClosingWakesWhoeverWaits) {
    EventFeed feed(1);
    ASSERT_TRUE(feed.join());
    EXPECT_FALSE(feed.join()) << "as many as are let in";
    const auto start = std::chrono::steady_clock::now();
    std::jthread closer([&] {
        std::this_thread::sleep_for(20ms);
        feed.close();
    });
    std::uint64_t seen = 0;
    EXPECT_EQ(feed.next(seen, 60s), "");
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(1s));
    EXPECT_FALSE(feed.join()) << "it is closed";
}

TEST(PictureFeed, EncodesOnceForEverybodyAndOnlyIfSomebodyWatches) {
    PictureFeed feed({});
    feed.put(frame(1));
    std::uint64_t seen = 0;
    EXPECT_EQ(feed.next(seen, 50ms), nullptr) << "nobody watches";
    ASSERT_TRUE(feed.join());
    const PicturePart part = feed.next(seen, 10s);
    ASSERT_TRUE(part);
    EXPECT_NE(part->find("X-Frame: 1\r\n"), std::string::npos);
    EXPECT_EQ(decode_picture(jpeg_of(*part)).size(), cv::Size(64, 32));
    ASSERT_TRUE(feed.join());
    std::uint64_t of_another = 0;
    EXPECT_EQ(feed.next(of_another, 0ms), part) << "the same bytes";
    EXPECT_EQ(feed.next(seen, 1ms), part) << "nothing new: once more";
}

TEST(PictureFeed, WhoeverIsSlowFindsTheNewest) {
    ServeSettings settings;
    settings.rate = 120;
    PictureFeed feed(settings);
    ASSERT_TRUE(feed.join());
    std::uint64_t fast = 0, slow = 0;
    for (int i = 1; i <= 5; ++i) {
        feed.put(frame(i));
        ASSERT_TRUE(feed.next(fast, 10s)) << i;
    }
    const PicturePart part = feed.next(slow, 10s);
    ASSERT_TRUE(part);
    EXPECT_NE(part->find("X-Frame: 5\r\n"), std::string::npos);
    EXPECT_EQ(slow, fast);
}

TEST(PictureFeed, KeepsToItsWidthAndRate) {
    ServeSettings settings;
    settings.width = 100;
    settings.rate = 20;
    PictureFeed feed(settings);
    ASSERT_TRUE(feed.join());
    std::uint64_t seen = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 1; i <= 5; ++i) {
        feed.put(frame(i, 400));
        const PicturePart part = feed.next(seen, 10s);
        ASSERT_TRUE(part);
        EXPECT_EQ(decode_picture(jpeg_of(*part)).size(), cv::Size(100, 50));
    }
    EXPECT_GE(std::chrono::steady_clock::now() - start, 145ms) << "three distances of 50 ms";
}

TEST(PictureFeed, APictureThatIsTooHighIsLeftOut) {
    PictureFeed feed({});
    ASSERT_TRUE(feed.join());
    Frame high = frame(1);
    high.picture = cv::Mat(70'000, 8, CV_8UC3, cv::Scalar::all(9));
    std::uint64_t seen = 0;
    feed.put(high);
    EXPECT_EQ(feed.next(seen, 200ms), nullptr);
    feed.put(frame(2));
    EXPECT_NE(feed.next(seen, 10s), nullptr);
}

TEST(PictureFeed, NothingOldIsShownToNewcomers) {
    PictureFeed feed({});
    ASSERT_TRUE(feed.join());
    feed.put(frame(1));
    std::uint64_t seen = 0;
    ASSERT_TRUE(feed.next(seen, 10s));
    feed.leave();
    feed.put(frame(2));  // unseen
    ASSERT_TRUE(feed.join());
    std::uint64_t newcomer = 0;
    const PicturePart part = feed.next(newcomer, 10s);
    ASSERT_TRUE(part);
    EXPECT_NE(part->find("X-Frame: 2\r\n"), std::string::npos);
    feed.clear();
    std::uint64_t later = 0;
    EXPECT_EQ(feed.next(later, 20ms), nullptr);
}

}  // namespace
}  // namespace mien::serve
