#include "streams/marker_in.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace mien::streams {
namespace {

using namespace std::chrono_literals;

const SteadyTime kStart{100s};

TEST(MarkerClocks, PutsAMarkerWhereItHappened) {
    MarkerClocks clocks;
    clocks.heard("a", 5, kStart + 1ms);
    clocks.answered("a", 100.002, 5.003);
    const HeardMarker marker = clocks.place("a", 6, kStart + 1500ms, "bang");
    EXPECT_EQ(marker.label, "bang");
    EXPECT_NEAR(clock_seconds(marker.moment), 101, 0.002) << "half a second before it came";
    ASSERT_TRUE(marker.uncertainty_s);
    EXPECT_NEAR(*marker.uncertainty_s, 0.001, 0.001);
}

TEST(MarkerClocks, IsNeverLaterThanItCame) {
    MarkerClocks clocks;
    clocks.heard("a", 5, kStart);
    EXPECT_EQ(clocks.place("a", 7, kStart + 1s, "").moment, kStart + 1s);
    EXPECT_EQ(clocks.place("new", 1e9, kStart + 1s, "").moment, kStart + 1s);
}

TEST(MarkerClocks, KeepsClocksApartAndForgetsThoseThatAreSilent) {
    MarkerClocks clocks;
    clocks.heard("b", 500, kStart);
    clocks.heard("a", 5, kStart);
    EXPECT_NEAR(clock_seconds(clocks.place("b", 500.5, kStart + 1s, "").moment), 100.5, 0.01);
    for (int i = 0; i < 1000; ++i) clocks.heard(std::to_string(i), 0, kStart + i * 1s);
    EXPECT_EQ(clocks.place("b", 501, kStart + 2000s, "").moment, kStart + 2000s) << "learnt anew";
}

TEST(MarkerClocks, LabelsAreALineOfPlainText) {
    EXPECT_TRUE(is_label(""));
    EXPECT_TRUE(is_label(std::string(200, 'a')));
    EXPECT_FALSE(is_label(std::string(201, 'a')));
    EXPECT_FALSE(is_label("a\nb"));
    EXPECT_FALSE(is_label("\x1b[31m"));
    EXPECT_FALSE(is_label("\xff"));
    EXPECT_FALSE(is_clock_time(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(is_clock_time(std::numeric_limits<double>::infinity()));
    EXPECT_TRUE(is_clock_time(1.8e9));
}

}  // namespace
}  // namespace mien::streams
