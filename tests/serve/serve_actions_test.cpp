// What can be asked of a served session.
#include <gmock/gmock.h>

#include <opencv2/imgcodecs.hpp>
#include <sstream>

#include "client.h"
#include "mien/annotate.h"
#include "mien/classifier.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "served_demo.h"
#include "support/temporary_folder.h"

namespace mien::serve {
namespace {

using nlohmann::json;
using test::client;
using test::count;
using test::demo_plan;
using test::events_of;
using test::read_until;
using test::state;
using test::within;
using ::testing::HasSubstr;

TEST(ServeActions, WrongRequestsGetAReason) {
    const Serve serve(demo_plan());
    const auto post = [&](const std::string& path, const std::string& body) {
        const auto answer = client(serve).Post(path, body, "application/json");
        EXPECT_FALSE(json::parse(answer->body)["error"].get<std::string>().empty()) << body;
        return answer->status;
    };
    for (const char* body : {"", "{", "[]", "null", "{}", "{\"paused\":1}", "{\"paused\":\"no\"}",
                             "{\"paused\":true,\"paused\":false}", "[[[[[[[[[[]]]]]]]]]]"}) {
        EXPECT_EQ(post("/api/pause", body), 400) << body;
    }
    EXPECT_EQ(post("/api/checkpoint", "{\"name\":\"../cnn2\"}"), 409);
    EXPECT_EQ(post("/api/checkpoint", "{}"), 400);
    EXPECT_EQ(post("/api/markers", "{\"label\":\"two\\nlines\"}"), 400);
    EXPECT_EQ(post("/api/markers", "{\"label\":\"" + std::string(201, 'a') + "\"}"), 400);
    EXPECT_EQ(post("/api/analyze", "{\"address\":\"http://127.0.0.1:9/\"}"), 422);
    EXPECT_EQ(client(serve).Post("/api/analyze", "no picture", "image/png")->status, 422);
    EXPECT_EQ(client(serve).Post("/api/analyze", "<svg/>", "image/svg+xml")->status, 422);
    EXPECT_EQ(client(serve).Post("/api/state", "{}", "application/json")->status, 404);
}

TEST(ServeActions, PausesAndGoesOn) {
    const Serve serve(demo_plan());
    ASSERT_TRUE(within([&] { return state(serve)["state"] == "running"; }));
    client(serve).Post("/api/pause", "{\"paused\":true}", "application/json");
    ASSERT_TRUE(within([&] { return state(serve)["state"] == "paused"; }));
    client(serve).Post("/api/pause", "{\"paused\":false}", "application/json");
    EXPECT_TRUE(within([&] { return state(serve)["state"] == "running"; }));
}

TEST(ServeActions, SaysThatASourceEndedOrFailed) {
    const test::TemporaryFolder folder;
    cv::imwrite((folder / "a.png").string(), cv::Mat(60, 80, CV_8UC3, cv::Scalar(1, 2, 3)));
    ServePlan plan = demo_plan();
    plan.session.source.loop = false;
    plan.session.source.open = [file = folder / "a.png"](const std::stop_token&) {
        return open_stills({file});
    };
    const Serve serve(plan);
    EXPECT_TRUE(within([&] { return state(serve)["state"] == "ended"; }));
    const std::string stream =
        read_until(serve.port(), "/events", [](const auto& all) { return count(all, "\n\n") > 1; });
    EXPECT_EQ(events_of(stream, "state").front()["state"], "ended");

    plan.session.source.open = [](const std::stop_token&) -> std::unique_ptr<FrameSource> {
        throw Error("the camera is in use");
    };
    const Serve broken(plan);
    EXPECT_TRUE(within([&] { return state(broken)["state"] == "failed"; }));
    EXPECT_EQ(state(broken)["problem"], "the camera is in use");
}

TEST(ServeActions, MarkersAreToldToEverybody) {
    const Serve serve(demo_plan());
    ASSERT_TRUE(within([&] { return state(serve)["analysed"] > 0; }));
    std::string stream;
    {
        const std::jthread listener([&] {
            stream = read_until(serve.port(), "/events",
                                [](const auto& all) { return count(all, "event: marker") > 0; });
        });
        ASSERT_TRUE(within([&] { return state(serve)["viewers"]["events"] == 1; }));
        const auto answer =
            client(serve).Post("/api/markers", "{\"label\":\"a smile\"}", "application/json");
        EXPECT_EQ(json::parse(answer->body)["label"], "a smile");
        EXPECT_EQ(json::parse(answer->body)["recorded"], false);
    }
    EXPECT_THAT(stream, HasSubstr("a smile"));
    EXPECT_EQ(json::parse(client(serve).Get("/api/markers")->body)["markers"].size(), 1U);
}

TEST(ServeActions, RecordsOnlyWhereItMay) {
    const auto record = [](const Serve& serve, bool on) {
        return client(serve).Post("/api/record",
                                  on ? "{\"recording\":true}" : "{\"recording\":false}",
                                  "application/json");
    };
    const test::TemporaryFolder folder;
    ServePlan plan = demo_plan();
    {
        const Serve serve(plan);
        ASSERT_TRUE(within([&] { return !state(serve)["checkpoint"].is_null(); }));
        EXPECT_EQ(record(serve, true)->status, 409);
    }
    plan.session.records = (folder / "records").string();
    const Serve serve(plan);
    EXPECT_FALSE(std::filesystem::exists(folder / "records")) << "not before somebody asks";
    ASSERT_TRUE(within([&] { return !state(serve)["checkpoint"].is_null(); }));
    ASSERT_EQ(record(serve, true)->status, 200);
    EXPECT_TRUE(state(serve)["recording"]["active"]);
    ASSERT_TRUE(within([&] { return state(serve)["recording"]["seconds"] > 0.5; }));
    client(serve).Post("/api/markers", "{\"label\":\"here\"}", "application/json");
    ASSERT_EQ(record(serve, false)->status, 200);
    const std::filesystem::path base =
        folder / "records" / state(serve)["recording"]["name"].get<std::string>();
    ASSERT_TRUE(within([&] { return std::filesystem::exists(base.string() + ".json"); }));
    EXPECT_THAT(test::read_text(base.string() + ".csv"), HasSubstr(",ok,"));
    EXPECT_THAT(test::read_text(base.string() + ".markers.csv"), HasSubstr("here"));
}

TEST(ServeActions, ReadsASinglePictureAsAnnotateDoes) {
    ServePlan plan = demo_plan();
    plan.session.load = [](const auto& path) { return load_classifier(path); };
    plan.session.checkpoint = models_folder() / "cnn2.safetensors";
    plan.settings.streams.derived = true;
    const Serve serve(plan);
    const test::TemporaryFolder folder;
    const auto clip = open_media(demo_clip().string());
    Frame frame;
    for (int i = 0; i < 40; ++i) ASSERT_EQ(clip->read(frame), ReadStatus::frame);
    cv::imwrite((folder / "face.png").string(), frame.picture);

    Analyzer analyzer({}, load_classifier(plan.session.checkpoint));
    AnnotateSettings settings;
    settings.formats = {AnnotationFormat::jsonl};
    InputPlan inputs = plan_inputs({(folder / "face.png").string()}, folder.path());
    inputs.inputs.at(0).derived = true;
    annotate(inputs.inputs.at(0), folder.path(), settings, analyzer);
    std::vector<json> rows;
    std::istringstream lines(test::read_text(folder / "face.jsonl"));
    for (std::string line; std::getline(lines, line);) rows.push_back(json::parse(line));

    for (int again = 0; again < 2; ++again) {
        const auto answer =
            client(serve).Post("/api/analyze", test::read_text(folder / "face.png"), "image/png");
        ASSERT_TRUE(answer);
        ASSERT_EQ(answer->status, 200) << answer->body;
        const json analysis = json::parse(answer->body);
        std::vector<json> faces;
        for (json face : analysis["faces"]) {
            if (face.contains("scores")) faces.push_back(face);
        }
        ASSERT_EQ(faces.size(), rows.size());
        ASSERT_GE(faces.size(), 1U);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (const char* name :
                 {"status", "box", "roll", "expression", "confidence", "scores", "quality"}) {
                EXPECT_EQ(faces[i][name], rows[i][name]) << name;
            }
            for (const char* name : {"derived_valence", "derived_arousal"}) {
                // Of scores with four decimals there.
                EXPECT_NEAR(faces[i].at(name), rows[i].at(name), 5e-4) << name;
            }
        }
    }
}

TEST(ServeActions, SwitchesItsCheckpoint) {
    ServePlan plan = demo_plan();
    plan.session.load = [](const std::filesystem::path& path) {
        return std::make_unique<test::FakeModel>(path.stem().string());
    };
    const Serve serve(plan);
    ASSERT_TRUE(within([&] { return state(serve)["checkpoint"] != nullptr; }));
    const json list = json::parse(client(serve).Get("/api/checkpoint")->body);
    EXPECT_EQ(list["in_use"], "fake");
    ASSERT_FALSE(list["checkpoints"].empty());
    EXPECT_EQ(
        client(serve).Post("/api/checkpoint", "{\"name\":\"cnn2\"}", "application/json")->status,
        200);
    EXPECT_TRUE(within([&] { return state(serve)["checkpoint"]["name"] == "cnn2"; }));
}

}  // namespace
}  // namespace mien::serve
