#include "report/html.h"

#include <gmock/gmock.h>

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
