#include "streams/osc_layout.h"

#include <gtest/gtest.h>

#include "osc_listener.h"

namespace mien::streams {
namespace {

LiveResult result_of_two() {
    LiveResult live = test::result_of_one();
    FaceResult larger = live.faces.faces.front();
    larger.track = 8;
    larger.box = {0, 0, 400, 400};
    larger.scores = {0.1F, 0.9F};
    FaceResult largest = larger;  // followed, but not read
    largest.track = 9;
    largest.box = {0, 0, 480, 480};
    largest.scores.clear();
    largest.expression = -1;
    live.faces.faces = {live.faces.faces.front(), larger, largest};
    return live;
}

TEST(OscLayout, AnAvatarHasTheLargestFaceThatIsRead) {
    const std::vector<OscBundle> expected{
        {{"/p/MienHappy", {0.1F}}}, {{"/p/MienVery_odd_class", {0.9F}}}, {{"/p/MienFace", {true}}}};
    EXPECT_EQ(avatar_messages(result_of_two(), {"/p", {}}), expected);
}

TEST(OscLayout, WithNobodyAnAvatarsFaceRelaxes) {
    LiveResult live = result_of_two();
    live.faces.faces.clear();
    const std::vector<OscBundle> expected{
        {{"/p/Smile", {0.0F}}}, {{"/p/MienVery_odd_class", {0.0F}}}, {{"/p/MienFace", {false}}}};
    EXPECT_EQ(avatar_messages(live, {"/p", {{"happy", "Smile"}}}), expected);
}

TEST(OscLayout, EveryFollowedFaceHasABundle) {
    const std::vector<OscBundle> bundles = face_messages(result_of_two(), {"", {{"happy", "joy"}}});
    ASSERT_EQ(bundles.size(), 5U);
    EXPECT_EQ(bundles[0][0], (OscMessage{"/face/7/joy", {0.75F}}));
    EXPECT_EQ(bundles[0][2], (OscMessage{"/face/7/expression", {std::string("joy"), 0.75F}}));
    ASSERT_EQ(bundles[2].size(), 1U) << "of a face that is not read, the box alone";
    EXPECT_EQ(bundles[2][0].address, "/face/9/box");
    EXPECT_EQ(bundles[3][0], (OscMessage{"/faces", {3}}));
}

TEST(OscLayout, WhatIsDerivedIsSentWhereItIsAskedFor) {
    OscNaming naming{"", {}};
    naming.derived = true;
    const OscBundle face = face_messages(result_of_two(), naming)[0];
    EXPECT_EQ(face[3], (OscMessage{"/face/7/derived_valence", {0.81F}}))
        << "happy alone has a place";
    EXPECT_EQ(face[4], (OscMessage{"/face/7/derived_arousal", {0.51F}}));
    const std::vector<OscBundle> avatar = avatar_messages(result_of_two(), naming);
    ASSERT_EQ(avatar.size(), 5U);
    EXPECT_EQ(avatar[2][0], (OscMessage{"/MienDerivedValence", {0.0F}}))
        << "most of its scores have no place";
}

TEST(OscLayout, AddressesHoldNothingThatOscWouldReadAsAPattern) {
    EXPECT_TRUE(is_osc_address("/mien/face"));
    for (const char* wrong : {"", "/", "mien", "/mien/", "/a b", "/a*", "/a?", "/{a}", "/\x7F"}) {
        EXPECT_FALSE(is_osc_address(wrong)) << wrong;
    }
    EXPECT_FALSE(is_osc_address("/" + std::string(255, 'a')));
    EXPECT_EQ(as_address_part("a/b c#"), "a_b_c_");
}

}  // namespace
}  // namespace mien::streams
