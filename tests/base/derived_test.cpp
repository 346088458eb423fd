#include "mien/derived.h"

#include <gmock/gmock.h>

#include "support/throws.h"

namespace mien {
namespace {

using ::testing::HasSubstr;

const std::vector<std::string> fer{"angry", "disgust",  "fear",   "happy",
                                   "sad",   "surprise", "neutral"};

// The published values, by hand.
TEST(Derived, ASingleExpressionIsAtItsPlace) {
    const std::vector<Derived> places{{-0.51, 0.59},  {-0.60, 0.35}, {-0.64, 0.60}, {0.81, 0.51},
                                      {-0.63, -0.27}, {0.40, 0.67},  {0, 0}};
    for (std::size_t c = 0; c < fer.size(); ++c) {
        std::vector<double> scores(fer.size());
        scores[c] = 1;
        EXPECT_EQ(derive(fer, scores), places[c]) << fer[c];
    }
}

TEST(Derived, BetweenExpressionsItIsTheirMean) {
    const auto value = derive(fer, {0, 0, 0, 0.5, 0.25, 0, 0.25});
    ASSERT_TRUE(value);
    EXPECT_NEAR(value->valence, 0.5 * 0.81 - 0.25 * 0.63, 1e-12);
    EXPECT_NEAR(value->arousal, 0.5 * 0.51 - 0.25 * 0.27, 1e-12);
}

TEST(Derived, NamesOfTheSameExpressionHaveTheSamePlace) {
    EXPECT_EQ(derived_place("Happiness"), derived_place("happy"));
    EXPECT_EQ(derived_place("contempt"), std::nullopt);
}

TEST(Derived, WhatHasNoPlaceIsLeftOut) {
    const std::vector<std::string> classes{"happiness", "contempt"};
    const auto value = derive(classes, {0.6, 0.4});
    ASSERT_TRUE(value);
    EXPECT_NEAR(value->valence, 0.81, 1e-12) << "the rest is scaled to sum to 1";
    EXPECT_FALSE(derive(classes, {0.4, 0.6})) << "most of it is not known";
    EXPECT_THAT(derived_note(classes), HasSubstr("leave out contempt"));
    EXPECT_EQ(derived_note(fer), "");
}

TEST(Derived, ACheckpointWithoutAnyIsRefused) {
    EXPECT_THAT(test::error_of([] {
                    derived_note({"calm", "glad"});
                }),
                HasSubstr("cannot derive valence and arousal"));
    EXPECT_FALSE(derive({"calm", "glad"}, {0.5, 0.5}));
    EXPECT_FALSE(derive(fer, std::vector<double>(7)));
}

}  // namespace
}  // namespace mien
