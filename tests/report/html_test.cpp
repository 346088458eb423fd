#include "report/html.h"

#include <gmock/gmock.h>

#include <limits>

namespace mien::html {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Html, NothingGivenIsTakenForMarkup) {
    const std::string text = page("<b>", table({"a&b"}, {{"\"<i>\""}}));
    EXPECT_THAT(text, HasSubstr("<title>&lt;b&gt;</title>"));
    EXPECT_THAT(text, HasSubstr("a&amp;b"));
    EXPECT_THAT(text, HasSubstr("&quot;&lt;i&gt;&quot;"));
    EXPECT_THAT(text, Not(HasSubstr("<i>")));
}

TEST(Html, EveryTextIsAllowedInXml) {
    EXPECT_EQ(escape(std::string("a\0b\x1b[31m\xff", 9)), "a\\x00b\\x1b[31m\\xff");
    EXPECT_EQ(escape("it's \n\xc3\xa4"), "it&#39;s \n\xc3\xa4");
}

TEST(Html, AxesOfAnyLengthHaveAFewTicks) {
    const auto ticks = [](double low, double high) {
        const std::string chart = line_chart({"x", low, high}, {"y", 0, 1}, {});
        std::size_t count = 0;
        for (auto at = chart.find("\"middle\">"); at != std::string::npos;
             at = chart.find("\"middle\">", at + 1)) {
            ++count;
        }
        return count - 2;  // what the axes are called
    };
    EXPECT_EQ(ticks(0, 10), 6U);
    EXPECT_EQ(ticks(0, 1e300), 6U);
    EXPECT_LE(ticks(1e16, 1e16 + 2), 3U);  // where numbers stand further apart than ticks
    EXPECT_LE(ticks(1e16, 1.0000000000000004e16), 8U);
    EXPECT_EQ(ticks(1, 1), 0U);
    EXPECT_EQ(ticks(5, 1), 0U);
    EXPECT_EQ(ticks(0, std::numeric_limits<double>::infinity()), 0U);
    EXPECT_EQ(ticks(0, std::numeric_limits<double>::quiet_NaN()), 0U);
    EXPECT_LE(ticks(-1.7e308, 1.7e308), 8U);
}

TEST(Html, BandsHoldNoMoreThanCanBeSeen) {
    Bands bands{{"face"}, {"glad"}, {{}}, {}};
    for (int i = 0; i < 100'000; ++i) bands.stretches[0].push_back({i + 0.0, i + 0.5, 0});
    const std::string chart = band_chart({"seconds", 0, 100'000}, bands);
    EXPECT_LT(chart.size(), 1'000'000U);  // 620 units of width
    EXPECT_NE(chart.find("<title>glad 99994.00 to 99994.50"), std::string::npos) << "to the end";
}

TEST(Html, PagesFetchNothing) {
    const std::string text = page("t", line_chart({"x", 0, 1}, {"y", 0, 1}, {{"s", {{0, 1}}}}) +
                                           bar_chart("u", {{"n"}, {"s"}, {{1}}}));
    for (const char* word : {"http", "src=", "<script", "@import", "url("}) {
        EXPECT_THAT(text, Not(HasSubstr(word)));
    }
}

TEST(Html, LinesSpanTheAxes) {
    const std::string chart =
        line_chart({"epoch", 0, 10}, {"loss", 0, 2}, {{"s", {{0, 0}, {10, 2}}}});
    EXPECT_THAT(chart, HasSubstr("points=\"56.0,260.0 708.0,12.0 \""));
}

TEST(Html, WhatIsMissingIsAGapInLinesAndBands) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    Series series{"s", {{0, none}, {1, 0}, {2, 1}, {3, none}, {4, 1}}, false, "#123456", {}};
    series.band = {{0, none, none}, {1, 0, 1}, {2, 0.5, 1}, {3, none, none}};
    const std::string chart = line_chart({"x", 0, 4}, {"y", 0, 1}, {series});
    EXPECT_THAT(chart, HasSubstr("points=\"219.0,260.0 382.0,12.0 \"/>"));
    EXPECT_THAT(chart, HasSubstr("points=\"708.0,12.0 \"/>"));
    EXPECT_THAT(chart, HasSubstr("<polygon fill=\"#123456\" fill-opacity=\"0.2\" "
                                 "points=\"219.0,12.0 382.0,12.0 382.0,136.0 219.0,260.0 \"/>"));
    EXPECT_THAT(chart, Not(HasSubstr("nan")));
}

TEST(Html, RangesHaveADotAndAnIntervalOnALineOfTheirOwn) {
    const std::string chart = range_chart(
        {"score", 0, 1},
        {{{"a <long> name of a product, \u00e4\u00f6\u00fc", 0.5, 0.25, 0.75}, {"b", 1, 1, 1}},
         {}});
    EXPECT_THAT(chart, HasSubstr("a &lt;long&gt; name of a product"));
    EXPECT_THAT(chart, HasSubstr("a &lt;long&gt; name of a produc\u2026</text>"));
    EXPECT_THAT(chart, HasSubstr("<circle cx=\"443.0\" cy=\"17.0\""));
    EXPECT_THAT(chart, HasSubstr("<rect x=\"316.5\" y=\"15.0\" width=\"253.0\""));
    EXPECT_THAT(chart, HasSubstr("<circle cx=\"696.0\" cy=\"39.0\""));
}

TEST(Html, ValuesOutsideTheAxisStayInTheChart) {
    const std::string chart = line_chart({"x", 0, 1}, {"y", 0, 1}, {{"s", {{0, -5}, {1, 5}}}});
    EXPECT_THAT(chart, HasSubstr("points=\"56.0,260.0 708.0,12.0 \""));
}

TEST(Html, BarsAreAsTallAsTheirValues) {
    const std::string chart = bar_chart("fps", {{"a", "b"}, {"now"}, {{21}, {10.5}}});
    // The highest takes 1 of 1.05 parts of the 248 units.
    EXPECT_THAT(chart, HasSubstr("height=\"236.2\""));
    EXPECT_THAT(chart, HasSubstr("height=\"118.1\""));
}

TEST(Html, ChartsWithNothingInThemAreCharts) {
    EXPECT_THAT(bar_chart("fps", {}), HasSubstr("</svg>"));
    EXPECT_THAT(line_chart({"x", 0, 1}, {"y", 0, 1}, {}), HasSubstr("</svg>"));
}

TEST(Html, PicturesStandInThePageItself) {
    EXPECT_THAT(figure({"png", "Man", 96}, "c"), HasSubstr("data:image/png;base64,TWFu\""));
    EXPECT_THAT(figure({"png", "Ma", 96}, "c"), HasSubstr("base64,TWE=\""));
    EXPECT_THAT(figure({"png", "M", 96}, "c"), HasSubstr("base64,TQ==\""));
}

TEST(Html, Numbers) {
    EXPECT_EQ(number(2.345, 1), "2.3");
    EXPECT_EQ(number(-0.0, 0), "0");
    EXPECT_EQ(percent(0.6414), "64.14 %");
}

TEST(Html, BandsAreColouredWhereThereIsAStretch) {
    const Bands bands{{"face <1>"}, {"glad", "calm"}, {{{0, 1, 0}, {1, 3, 1}}}, {{1, "scene"}}};
    const std::string chart = band_chart({"seconds", 0, 4}, bands);
    EXPECT_NE(chart.find("face &lt;1&gt;"), std::string::npos);
    EXPECT_NE(chart.find("calm 1.00 to 3.00"), std::string::npos);
    EXPECT_NE(chart.find(">scene<"), std::string::npos);
}

TEST(Html, ChartsTakeTheColoursTheyAreGiven) {
    Bands bands{{"face 1"}, {"glad"}, {{{0, 1, 0}}}, {}};
    bands.colours = {"#123456"};
    EXPECT_THAT(band_chart({"seconds", 0, 4}, bands), HasSubstr("fill=\"#123456\""));
    EXPECT_THAT(band_chart({"seconds", 0, 4}, bands), HasSubstr("background:#123456"));
    const std::string line = line_chart({"x", 0, 1}, {"y", 0, 1}, {{"s", {}, false, "#123456"}});
    EXPECT_THAT(line, HasSubstr("stroke=\"#123456\""));
    EXPECT_THAT(line, HasSubstr("background:#123456"));
    const std::string bars =
        bar_chart("u", {{"a", "b"}, {"s"}, {{1}, {2}}, {"#123456", "#654321"}});
    EXPECT_THAT(bars, HasSubstr("fill=\"#654321\"><title>s: 2.000"));
}

}  // namespace
}  // namespace mien::html
