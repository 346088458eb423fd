#include "streams/rate_limit.h"

#include <gtest/gtest.h>

namespace mien::streams {
namespace {

using namespace std::chrono_literals;

TEST(RateLimit, LetsThroughAsManyAsItSays) {
    RateLimit limit(10, 3);
    const RateLimit::Clock::time_point start{};
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.take("a", start));
    EXPECT_FALSE(limit.take("a", start));
    EXPECT_TRUE(limit.take("b", start)) << "each address by itself";
    EXPECT_FALSE(limit.take("a", start + 50ms));
    EXPECT_TRUE(limit.take("a", start + 150ms));
    EXPECT_FALSE(limit.take("a", start + 160ms));
    int passed = 0;
    for (int i = 0; i < 1000; ++i) passed += limit.take("c", start + i * 10ms) ? 1 : 0;
    EXPECT_NEAR(passed, 3 + 100, 2);
}

TEST(RateLimit, RemembersNoMoreAddressesThanItMust) {
    RateLimit limit(10, 1);
    const RateLimit::Clock::time_point start{};
    int passed = 0;
    for (int i = 0; i < 5000; ++i) passed += limit.take(std::to_string(i), start) ? 1 : 0;
    EXPECT_EQ(passed, 1000);
    EXPECT_TRUE(limit.take("another", start + 1s)) << "those of before have been forgotten";
}

}  // namespace
}  // namespace mien::streams
