#include "base/number.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace mien {
namespace {

TEST(Number, IsTheWholeTextOrNone) {
    EXPECT_EQ(parse_number<double>("0.25"), 0.25);
    EXPECT_EQ(parse_number<double>("-3e2"), -300);
    EXPECT_EQ(parse_number<int>("48"), 48);
    EXPECT_EQ(parse_number<std::int64_t>("9007199254740993"), 9007199254740993);
    for (const char* text : {"", " 1", "1 ", "1,5", "1.5x", "+1", "one"}) {
        EXPECT_FALSE(parse_number<double>(text)) << text;
    }
    EXPECT_FALSE(parse_number<int>("1.5"));
    EXPECT_FALSE(parse_number<int>("4294967296"));
}

TEST(Number, IsWrittenShortestWithAPoint) {
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(48), "48");
    EXPECT_EQ(number_text(9e15), "9000000000000000");
    EXPECT_EQ(number_text(1e-8), "0.00000001");
    EXPECT_EQ(number_text(-0.4), "-0.4");
    EXPECT_EQ(parse_number<double>(number_text(std::numeric_limits<double>::denorm_min())),
              std::numeric_limits<double>::denorm_min());
}

}  // namespace
}  // namespace mien
