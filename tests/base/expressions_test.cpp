#include "mien/expressions.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

namespace mien {
namespace {

using ::testing::ElementsAre;
using Strings = std::vector<std::string>;

const Strings kFer2013{"angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"};
const Strings kFerPlus{"neutral", "happiness", "surprise", "sadness",
                       "anger",   "disgust",   "fear",     "contempt"};

Strings names_in_order(const Strings& classes) {
    const auto all = expressions(classes);
    Strings names;
    for (const std::size_t i : shown_order(all)) names.push_back(all[i].name);
    return names;
}

TEST(Expressions, AreTheSameWhateverTheCheckpointCallsThem) {
    for (const Strings& pair : {Strings{"happy", "happiness"},
                                {"sad", "sadness"},
                                {"angry", "anger"},
                                {"surprise", "Surprised"},
                                {"fear", "Fearful"},
                                {"disgust", "DISGUSTED"}}) {
        const auto all = expressions(pair);
        EXPECT_EQ(all[0].key, all[1].key);
        EXPECT_EQ(all[0].name, all[1].name);
        EXPECT_EQ(all[0].colour, all[1].colour);
        EXPECT_EQ(all[0].rank, all[1].rank);
    }
    const Expression neutral = expressions(kFerPlus).front();
    EXPECT_EQ(neutral.colour, expressions(kFer2013).back().colour);
    EXPECT_EQ(neutral.name, "neutral");
}

TEST(Expressions, HaveOnePlaceInTheOrder) {
    EXPECT_EQ(names_in_order(kFer2013), kFer2013);
    EXPECT_THAT(names_in_order(kFerPlus), ElementsAre("angry", "contempt", "disgust", "fear",
                                                      "happy", "sad", "surprise", "neutral"));
    EXPECT_THAT(names_in_order({"glad", "neutral", "calm", "happy"}),
                ElementsAre("happy", "neutral", "calm", "glad"))
        << "unknown ones come last";
    EXPECT_THAT(shown_order(expressions({})), ElementsAre());
}

TEST(Expressions, OfUnknownNamesHaveColoursOfTheirOwn) {
    const Strings names{"glad", "calm", "bored", "tired", "", "Ängstlich"};
    const auto all = expressions(names);
    std::set<std::string> colours;
    for (const Expression& one : expressions(kFerPlus)) colours.insert(to_hex(one.colour));
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].name, names[i]);
        EXPECT_TRUE(colours.insert(to_hex(all[i].colour)).second) << names[i];
        EXPECT_EQ(expressions({names[i]})[0].rank, 8);
    }
    Strings backwards(names.rbegin(), names.rend());
    EXPECT_EQ(expressions(backwards).back().colour, all.front().colour);
    EXPECT_EQ(expressions(Strings(20, "glad")).size(), 20U);
    Strings many;
    for (char c = 'a'; c <= 'z'; ++c) many.emplace_back(1, c);
    EXPECT_EQ(expressions(many).size(), many.size()) << "more than there are colours";
}

TEST(Expressions, ColoursAsWebPagesSpellThem) {
    EXPECT_EQ(to_hex({1, 0xAB, 255}), "#01abff");
}

// --- how far the colours can be told apart

using Triple = std::array<double, 3>;

Triple linear(const Colour& colour) {
    const auto one = [](std::uint8_t value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {one(colour.red), one(colour.green), one(colour.blue)};
}

// WCAG 2.1's contrast.
double contrast(const Colour& a, const Colour& b) {
    const auto luminance = [](const Colour& colour) {
        const auto [r, g, blue] = linear(colour);
        return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
    };
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

// Seen by someone, in linear light: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.
struct Eye {
    const char* name;
    std::array<Triple, 3> rows;
    double least;  // CIEDE2000 between any two
};
const std::array<Eye, 4> kEyes{{{"of most people", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}, 22},
                                {"protanope",
                                 {{{0.152286, 1.052583, -0.204868},
                                   {0.114503, 0.786281, 0.099216},
                                   {-0.003882, -0.048116, 1.051998}}},
                                 12},
                                {"deuteranope",
                                 {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}},
                                 12},
                                {"tritanope",
                                 {{{1.255528, -0.076749, -0.178779},
                                   {-0.078411, 0.930809, 0.147602},
                                   {0.004733, 0.691367, 0.303900}}},
                                 12}}};

// CIE 1976 L*a*b* under D65.
Triple lab(const Colour& colour, const Eye& eye) {
    const Triple real = linear(colour);
    Triple seen{};
    for (std::size_t i = 0; i < 3; ++i) {
        const Triple& row = eye.rows.at(i);
        seen.at(i) = std::clamp(row[0] * real[0] + row[1] * real[1] + row[2] * real[2], 0.0, 1.0);
    }
    const auto [r, g, b] = seen;
    const auto f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// CIEDE2000, in the notation of G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000 Color-Difference
// Formula", 2005.
double difference(const Triple& one, const Triple& two) {
    constexpr double kDegree = std::numbers::pi / 180;
    const auto seventh = [](double chroma) {
        const double power = std::pow(chroma, 7);
        return std::sqrt(power / (power + std::pow(25.0, 7)));
    };
    const double mean_c = (std::hypot(one[1], one[2]) + std::hypot(two[1], two[2])) / 2;
    const double stretch = 1 + 0.5 * (1 - seventh(mean_c));
    const double a1 = stretch * one[1];
    const double a2 = stretch * two[1];
    const double c1 = std::hypot(a1, one[2]);
    const double c2 = std::hypot(a2, two[2]);
    const auto hue = [](double b, double a) {
        const double h = std::atan2(b, a) / kDegree;
        return h < 0 ? h + 360 : h;
    };
    const double h1 = hue(one[2], a1);
    const double h2 = hue(two[2], a2);
    double dh = h2 - h1;
    if (dh > 180) dh -= 360;
    if (dh < -180) dh += 360;
    const double d_hue = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * kDegree);
    const double l = (one[0] + two[0]) / 2;
    const double c = (c1 + c2) / 2;
    double h = (h1 + h2) / 2;
    if (std::abs(h1 - h2) > 180) h += h1 + h2 < 360 ? 180 : -180;
    const double t = 1 - 0.17 * std::cos((h - 30) * kDegree) + 0.24 * std::cos(2 * h * kDegree) +
                     0.32 * std::cos((3 * h + 6) * kDegree) -
                     0.20 * std::cos((4 * h - 63) * kDegree);
    const double turn = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double s_l = 1 + 0.015 * std::pow(l - 50, 2) / std::sqrt(20 + std::pow(l - 50, 2));
    const double dl = (two[0] - one[0]) / s_l;
    const double dc = (c2 - c1) / (1 + 0.045 * c);
    const double dd = d_hue / (1 + 0.015 * c * t);
    const double r_t = -std::sin(2 * turn * kDegree) * 2 * seventh(c);
    return std::sqrt(dl * dl + dc * dc + dd * dd + r_t * dc * dd);
}

TEST(Expressions, TheDifferenceOfColoursIsCiede2000) {
    // Pairs 1, 7 and 17 of that paper's test data.
    EXPECT_NEAR(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(difference({50, 0, 0}, {50, -1, 2}), 2.3669, 1e-4);
    EXPECT_NEAR(difference({50, 2.5, 0}, {73, 25, -18}), 27.1492, 1e-4);
}

TEST(Expressions, CanBeToldApartByColourWhateverTheEyes) {
    const auto all = expressions(kFerPlus);
    for (const Eye& eye : kEyes) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_GE(difference(lab(all[i].colour, eye), lab(all[j].colour, eye)), eye.least)
                    << all[i].name << " and " << all[j].name << ", " << eye.name;
            }
        }
    }
}

TEST(Expressions, StandOutOnLightAndDarkGround) {
    Strings classes = kFerPlus;
    for (char c = 'a'; c <= 'f'; ++c) classes.emplace_back(1, c);  // as many as there are others
    const Colour white{255, 255, 255};
    const Colour panel{0x1d, 0x21, 0x27};  // Theme.panel, dark
    for (const Expression& one : expressions(classes)) {
        EXPECT_GE(contrast(one.colour, white), 3) << one.name;
        EXPECT_GE(contrast(one.colour, panel), 2.995) << one.name;
    }
}

}  // namespace
}  // namespace mien
