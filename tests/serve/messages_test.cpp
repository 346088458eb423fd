#include "serve/messages.h"

#include <gtest/gtest.h>

namespace mien::serve {
namespace {

LiveResult result() {
    auto checkpoint = std::make_shared<CheckpointInfo>();
    checkpoint->name = "tiny";
    checkpoint->classes = {"calm", "Happiness"};
    FaceResult face;
    face.box = {10, 20, 30, 40};
    face.roll = -12.34F;
    face.track = 2;
    face.scores = {0.25F, 0.75F};
    face.expression = 1;
    face.confidence = 0.75F;
    face.quality = FaceQuality{0.123456, 0.5, 0.25, 2, 0};
    FaceResult small;
    small.status = FaceStatus::too_small;
    small.box = {1, 2, 3, 4};
    LiveResult live;
    live.faces = {17, 1.5, {face, small}};
    live.checkpoint = checkpoint;
    live.picture = {640, 480};
    live.latency_s = 0.01234;
    return live;
}

TEST(Messages, OfAResult) {
    EXPECT_EQ(as_text(result_message(result())),
              R"({"version":1,"type":"result","frame":17,"time_s":1.5,"latency_ms":12.3,)"
              R"("picture":[640,480],"status":"ok","faces":[{"status":"ok","track":2,)"
              R"("box":[10,20,30,40],"roll":-12.3,"expression":"Happiness","confidence":0.75,)"
              R"("scores":{"calm":0.25,"Happiness":0.75},"quality":{"sharpness":0.1235,)"
              R"("brightness":0.5,"asymmetry":0.25,"eyes":2,"outside":0.0}},)"
              R"({"status":"too_small","box":[1,2,3,4],"roll":0.0}]})");
}

TEST(Messages, WhatIsDerivedIsThereWhereItIsAskedFor) {
    const Json face = result_message(result(), true)["faces"][0];
    EXPECT_EQ(face["derived_valence"], 0.81) << "happiness alone has a place";
    EXPECT_EQ(face["derived_arousal"], 0.51);
    EXPECT_FALSE(result_message(result())["faces"][0].contains("derived_valence"));
}

TEST(Messages, OfAResultWithoutACheckpoint) {
    LiveResult live = result();
    live.checkpoint = nullptr;
    for (FaceResult& face : live.faces.faces) {
        face.scores.clear();
        face.expression = -1;
    }
    const Json json = result_message(live);
    EXPECT_FALSE(json["faces"][0].contains("scores"));
    EXPECT_EQ(json["faces"][0]["track"], 2);
}

TEST(Messages, ACheckpointSaysHowItsClassesAreShown) {
    const Json json = checkpoint_json(*result().checkpoint);
    ASSERT_EQ(json["classes"].size(), 2U);
    EXPECT_EQ(json["classes"][0]["name"], "Happiness") << "known ones first";
    EXPECT_EQ(json["classes"][0]["key"], "happy");
    EXPECT_EQ(json["classes"][0]["colour"], "#be8c00");
}

TEST(Messages, WhatIsNoUtf8StaysJson) {
    Json json = message("state");
    json["problem"] = "caf\xe9\n";
    EXPECT_EQ(as_text(json),
              "{\"version\":1,\"type\":\"state\",\"problem\":\"caf\xef\xbf\xbd\\n\"}");
}

}  // namespace
}  // namespace mien::serve
