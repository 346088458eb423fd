#include "rules/rule_engine.h"

#include <gtest/gtest.h>

namespace mien::rules {
namespace {

SeenFace face(int track, float happy, int size = 100) {
    return {track, size, {{"happy", happy}, {"sad", 1 - happy}}};
}

Rule happy_rule(double for_s, double again_after_s = 5, Who who = Who::anyone) {
    Rule rule;
    rule.name = "smile";
    rule.when.what = ScoreAbove{"happy", 0.8, who};
    rule.when.for_s = for_s;
    rule.again_after_s = again_after_s;
    return rule;
}

// Ten results a second.
class RuleEngine : public ::testing::Test {
  protected:
    // The times at which something fired, in tenths of seconds since the beginning.
    std::vector<int> see(int tenths, const std::vector<SeenFace>& faces) {
        std::vector<int> fired;
        for (int i = 0; i < tenths; ++i, ++now_) {
            for (const Firing& firing : observe(rules_, state_, {now_ / 10.0, faces})) {
                fired.push_back(now_);
                last_ = firing;
            }
        }
        return fired;
    }
    using Times = std::vector<int>;

    std::vector<Rule> rules_;
    RuleState state_;
    int now_ = 0;
    Firing last_;
};

TEST_F(RuleEngine, FiresOnceTheConditionHasHeldForItsTime) {
    rules_ = {happy_rule(1)};
    EXPECT_EQ(see(5, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(30, {face(1, 0.9F)}), Times{15}) << "a second after it began, and once";
    EXPECT_EQ(last_.track, 1);
    EXPECT_FLOAT_EQ(static_cast<float>(last_.score), 0.9F);
    EXPECT_EQ(last_.faces, 1);
}

TEST_F(RuleEngine, AtTheThresholdIsNotAboveIt) {
    rules_ = {happy_rule(0)};
    std::get<ScoreAbove>(rules_[0].when.what).above = 0.5;
    EXPECT_EQ(see(5, {face(1, 0.5F)}), Times{});
    EXPECT_EQ(see(5, {face(1, 0.51F)}), Times{5});
}

TEST_F(RuleEngine, AnInterruptionBeginsAnew) {
    rules_ = {happy_rule(1)};
    EXPECT_EQ(see(9, {face(1, 0.9F)}), Times{});
    EXPECT_EQ(see(1, {face(1, 0.5F)}), Times{});
    EXPECT_EQ(see(10, {face(1, 0.9F)}), Times{});
    EXPECT_EQ(see(1, {face(1, 0.9F)}), Times{20});
}

TEST_F(RuleEngine, IsAboutOneFaceAllTheTime) {
    rules_ = {happy_rule(1)};
    EXPECT_EQ(see(6, {face(1, 0.9F), face(2, 0.1F)}), Times{});
    EXPECT_EQ(see(6, {face(1, 0.1F), face(2, 0.9F)}), Times{}) << "together 1.2 s, neither 1 s";
}

TEST_F(RuleEngine, AFaceOutOfSightForAMomentIsAsItWas) {
    rules_ = {happy_rule(1)};
    EXPECT_EQ(see(6, {face(1, 0.9F)}), Times{});
    EXPECT_EQ(see(4, {}), Times{});
    EXPECT_EQ(see(1, {face(1, 0.9F)}), Times{10});
    EXPECT_EQ(see(4, {}), Times{});
    EXPECT_EQ(see(60, {face(1, 0.9F)}), Times{}) << "still the same smile";
}

TEST_F(RuleEngine, AFaceThatWasAwayLongerBeginsAnew) {
    rules_ = {happy_rule(1, 0.5)};
    EXPECT_EQ(see(6, {face(1, 0.9F)}), Times{});
    EXPECT_EQ(see(7, {}), Times{});
    EXPECT_EQ(see(12, {face(1, 0.9F)}), Times{23});
    EXPECT_EQ(see(7, {SeenFace{1, 100, {}}}), Times{}) << "there, but not read";
    EXPECT_EQ(see(12, {face(1, 0.9F)}), Times{42});
}

TEST_F(RuleEngine, RestsAfterItFired) {
    rules_ = {happy_rule(0, 3)};
    EXPECT_EQ(see(1, {face(1, 0.9F)}), Times{0});
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(see(2, {face(1, 0.1F)}), Times{});
        EXPECT_EQ(see(2, {face(1, 0.9F)}), Times{}) << now_;
    }
    EXPECT_EQ(see(8, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(3, {face(1, 0.9F)}), Times{30}) << "3 s after the first";
}

TEST_F(RuleEngine, WhatIsMetDuringTheRestFiresAtItsEndIfItStillHolds) {
    rules_ = {happy_rule(0, 3)};
    EXPECT_EQ(see(1, {face(1, 0.9F)}), Times{0});
    EXPECT_EQ(see(1, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(60, {face(1, 0.9F)}), Times{30});
}

TEST_F(RuleEngine, AnotherFaceThatJoinsInIsNoNewOccasion) {
    rules_ = {happy_rule(0, 0.5)};
    EXPECT_EQ(see(20, {face(1, 0.9F)}), Times{0});
    EXPECT_EQ(see(20, {face(1, 0.9F), face(2, 0.95F)}), Times{});
    EXPECT_EQ(see(1, {face(1, 0.1F), face(2, 0.1F)}), Times{});
    EXPECT_EQ(see(5, {face(1, 0.9F), face(2, 0.95F)}), Times{41});
    EXPECT_EQ(last_.track, 2) << "the one with the highest score";
}

TEST_F(RuleEngine, EveryoneMeansAllThatAreRead) {
    rules_ = {happy_rule(0.5, 5, Who::everyone)};
    EXPECT_EQ(see(10, {}), Times{}) << "nobody is not everyone";
    EXPECT_EQ(see(10, {face(1, 0.9F), face(2, 0.1F)}), Times{});
    EXPECT_EQ(see(10, {face(1, 0.9F), face(2, 0.85F), {0, 9, {}}}), Times{25});
    EXPECT_EQ(last_.track, 0);
    EXPECT_FLOAT_EQ(static_cast<float>(last_.score), 0.85F) << "the lowest";
}

TEST_F(RuleEngine, TheLargestFaceIsOneFaceToo) {
    rules_ = {happy_rule(1, 5, Who::largest)};
    EXPECT_EQ(see(20, {face(1, 0.9F, 50), face(2, 0.1F, 90)}), Times{});
    EXPECT_EQ(see(6, {face(1, 0.9F, 95), face(2, 0.9F, 90)}), Times{});
    EXPECT_EQ(see(11, {face(1, 0.9F, 80), face(2, 0.9F, 90)}), Times{36}) << "changed at 26";
    EXPECT_EQ(last_.track, 2);
}

TEST_F(RuleEngine, NobodyForTenSeconds) {
    Rule rule;
    rule.when.what = FaceCount{0, 0};
    rule.when.for_s = 10;
    rules_ = {rule};
    EXPECT_EQ(see(50, {face(1, 0.5F)}), Times{});
    EXPECT_EQ(see(99, {}), Times{});
    EXPECT_EQ(see(1, {{0, 9, {}}}), Times{}) << "a face too small to read is somebody";
    EXPECT_EQ(see(200, {}), Times{250});
}

TEST_F(RuleEngine, CountsFaces) {
    Rule rule;
    rule.when.what = FaceCount{2, 3};
    rules_ = {rule};
    EXPECT_EQ(see(5, {face(1, 0)}), Times{});
    EXPECT_EQ(see(5, {face(1, 0), face(2, 0), face(3, 0), face(4, 0)}), Times{});
    EXPECT_EQ(see(5, {face(1, 0), face(2, 0), face(3, 0)}), Times{10});
    EXPECT_EQ(last_.faces, 3);
}

TEST_F(RuleEngine, WhileNothingIsObservedNothingIsKnown) {
    Rule nobody;
    nobody.when.what = FaceCount{0, 0};
    nobody.when.for_s = 10;
    rules_ = {nobody};
    EXPECT_EQ(see(50, {}), Times{});
    now_ += 600;  // the camera is away for a minute
    EXPECT_EQ(see(100, {}), Times{});
    EXPECT_EQ(see(1, {}), Times{750});
    now_ = 0;  // a clock that goes back
    EXPECT_EQ(see(50, {}), Times{});
}

TEST_F(RuleEngine, AnswersAMarkerThatCameBefore) {
    rules_ = {happy_rule(0, 0.5)};
    rules_[0].when.after = AfterMarker{"bang", 2};
    EXPECT_EQ(see(10, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(10, {face(1, 0.9F)}), Times{}) << "without a marker";
    tell_marker(state_, 2.0, "bang");
    EXPECT_EQ(see(10, {face(1, 0.9F)}), Times{}) << "it was happy before";
    EXPECT_EQ(see(5, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(10, {face(1, 0.9F)}), Times{35}) << "1.5 s after it";
    EXPECT_EQ(see(1, {face(1, 0.1F)}), Times{});
    tell_marker(state_, 4.6, "another");
    EXPECT_EQ(see(10, {face(1, 0.9F)}), Times{}) << "of another name";
    EXPECT_EQ(see(1, {face(1, 0.1F)}), Times{});
    tell_marker(state_, 5.7, "bang");
    EXPECT_EQ(see(21, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(5, {face(1, 0.9F)}), Times{}) << "2.1 s is too late";
}

TEST_F(RuleEngine, AnswersEachMarkerOnce) {
    rules_ = {happy_rule(0, 0.5)};
    rules_[0].when.after = AfterMarker{"", 2};
    EXPECT_EQ(see(1, {face(1, 0.1F)}), Times{});
    tell_marker(state_, 0, "any");
    EXPECT_EQ(see(1, {face(1, 0.9F)}), Times{1});
    EXPECT_EQ(see(6, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(6, {face(1, 0.9F)}), Times{}) << "answered already";
}

TEST_F(RuleEngine, TakesAMarkerThatIsToldALittleLate) {
    rules_ = {happy_rule(0, 0.5)};
    rules_[0].when.after = AfterMarker{"", 2};
    EXPECT_EQ(see(10, {face(1, 0.1F)}), Times{});
    EXPECT_EQ(see(5, {face(1, 0.9F)}), Times{});
    tell_marker(state_, 0.8, "bang");  // its own time: before the smile
    EXPECT_EQ(see(1, {face(1, 0.9F)}), Times{15});
}

TEST_F(RuleEngine, ARuleThatIsOffDoesNothingAndRulesKeepTheirOrder) {
    rules_ = {happy_rule(0), happy_rule(0), happy_rule(0)};
    rules_[1].on = false;
    const std::vector<Firing> firings = observe(rules_, state_, {0, {face(1, 0.9F)}});
    ASSERT_EQ(firings.size(), 2U);
    EXPECT_EQ(firings[0].rule, 0U);
    EXPECT_EQ(firings[1].rule, 2U);
}

TEST_F(RuleEngine, AnExpressionThatIsNotReadNeverFires) {
    rules_ = {happy_rule(0)};
    rules_[0].when.what = ScoreAbove{"contempt", 0, Who::anyone};
    EXPECT_EQ(see(10, {face(1, 0.9F)}), Times{});
}

TEST_F(RuleEngine, KeepsABoundedMemory) {
    rules_ = {happy_rule(1)};
    for (int i = 0; i < 10'000; ++i) {
        tell_marker(state_, i, "x");
        observe(rules_, state_, {i / 30.0, {face(i + 1, 0.9F)}});
    }
    EXPECT_LE(state_.markers.size(), 256U);
    EXPECT_LE(state_.rules[0].holding.size(), 17U);
}

}  // namespace
}  // namespace mien::rules
