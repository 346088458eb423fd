// Rules in a served session, and markers from other programs.
#include <gmock/gmock.h>

#include <mutex>
#include <opencv2/imgcodecs.hpp>

#include "client.h"
#include "mien/error.h"
#include "mien/markers.h"
#include "served_demo.h"
#include "streams/marker_in.h"
#include "streams/osc_in.h"
#include "streams/osc_target.h"
#include "support/command.h"
#include "support/places.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::serve {
namespace {

using nlohmann::json;
using test::client;
using test::demo_plan;
using test::state;
using test::within;
using ::testing::HasSubstr;

json post(const Serve& serve, const std::string& path, const json& body) {
    const auto answer = client(serve).Post(path, body.dump(), "application/json");
    return answer ? json::parse(answer->body) : json();
}

json markers(const Serve& serve) {
    return json::parse(client(serve).Get("/api/markers")->body)["markers"];
}

// Records while `work` is done; the markers of the record.
template <typename Work>
std::vector<Marker> recorded(const Serve& serve, const std::filesystem::path& folder,
                             const Work& work) {
    EXPECT_TRUE(within([&] { return !state(serve)["checkpoint"].is_null(); }));
    post(serve, "/api/record", {{"recording", true}});
    EXPECT_TRUE(within([&] { return state(serve)["recording"]["seconds"] > 0.8; }));
    work();
    const std::string name = state(serve)["recording"]["name"];
    post(serve, "/api/record", {{"recording", false}});
    EXPECT_TRUE(within([&] { return std::filesystem::exists(folder / (name + ".json")); }));
    return read_markers(folder / (name + ".markers.csv"));
}

TEST(ServeRules, DoWhatTheirFileSays) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "rules.json", R"({"rules": [
        {"name": "seen", "when": {"expression": "glad", "above": 0, "for_s": 0.2},
         "then": [{"marker": "somebody"}, {"snapshot": true}], "again_after_s": 3600}]})");
    std::mutex mutex;
    std::string log;
    ServePlan plan = demo_plan();
    plan.settings.rules.rules = (folder / "rules.json").string();
    plan.settings.rules.snapshots = (folder / "kept").string();
    plan.log = [&](const std::string& line) {
        const std::lock_guard lock(mutex);
        log += line + "\n";
    };
    const Serve serve(plan);
    ASSERT_TRUE(within([&] { return !markers(serve).empty(); }));
    const json marker = markers(serve)[0];
    EXPECT_EQ(marker["label"], "somebody");
    EXPECT_EQ(marker["from"], "rule");
    std::filesystem::path kept;
    ASSERT_TRUE(within([&] {
        if (!std::filesystem::exists(folder / "kept")) return false;
        for (const auto& one : std::filesystem::directory_iterator(folder / "kept")) {
            if (one.path().extension() == ".jpg") kept = one.path();
        }
        return !kept.empty();
    }));
    EXPECT_GT(cv::imread(kept.string()).cols, 300);
    const std::lock_guard lock(mutex);
    EXPECT_THAT(log, HasSubstr("rule \"seen\" fired: face "));
}

TEST(ServeRules, WhatTheyMayNotDoKeepsItFromStarting) {
    const test::TemporaryFolder folder;
    test::write_text(folder / "rules.json", R"({"rules": [{"name": "x",
        "when": {"faces_at_most": 0}, "then": [{"run": ["touch", "/tmp/mien-must-not-be"]}]}]})");
    ServePlan plan = demo_plan();
    plan.settings.rules.rules = (folder / "rules.json").string();
    EXPECT_THAT(test::error_of([&] { Serve{plan}; }), HasSubstr("--rules-may with run"));
    plan.settings.rules.rules_may = {"everything"};
    EXPECT_THAT(test::error_of([&] { Serve{plan}; }), HasSubstr("everything"));
    EXPECT_FALSE(std::filesystem::exists("/tmp/mien-must-not-be"));
}

TEST(ServeMarkers, StandAtTheirOwnTimeWithTheirUncertainty) {
    const test::TemporaryFolder folder;
    ServePlan plan = demo_plan();
    plan.session.records = folder.path().string();
    const Serve serve(plan);
    const auto theirs = [] {  // a clock that is 1000 s behind
        return streams::clock_seconds(std::chrono::steady_clock::now()) - 1000;
    };
    const std::vector<Marker> all = recorded(serve, folder.path(), [&] {
        json heard;
        for (int i = 0; i < 5; ++i) {
            json said{{"time_s", theirs()}, {"clock", "eeg"}};
            if (i > 0) said["heard"] = heard;
            const json answer = post(serve, "/api/clock", said);
            heard = {{"server_s", answer["server_s"]}, {"time_s", theirs()}};
        }
        post(serve, "/api/markers", {{"label", "now"}});
        const json late = post(serve, "/api/markers",
                               {{"label", "before"}, {"time_s", theirs() - 0.5}, {"clock", "eeg"}});
        EXPECT_LT(late["uncertainty_s"], 0.2);
        EXPECT_EQ(late["from"], "http");
    });
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].label, "before") << "half a second before the other";
    ASSERT_TRUE(all[0].uncertainty_s);
    EXPECT_NEAR(all[1].start_s - all[0].start_s, 0.5, *all[0].uncertainty_s + 0.2);
    EXPECT_FALSE(all[1].uncertainty_s);
}

// The program that docs/streams.md shows, but for its port.
TEST(ServeMarkers, AreSetByTheProgramInTheDocumentation) {
    if (test::run("/usr/bin/python3 -c ''").status != 0) GTEST_SKIP() << "needs Python";
    const std::string page = test::read_text(test::source_dir() + "/docs/streams.md");
    const std::size_t begin = page.find("import json, time, urllib.request");
    ASSERT_NE(begin, std::string::npos);
    std::string program = page.substr(begin, page.find("```", begin) - begin);
    const Serve serve(demo_plan());
    ASSERT_TRUE(within([&] { return state(serve)["analysed"] > 30; }));
    ASSERT_NE(program.find(":8700"), std::string::npos);
    program.replace(program.find(":8700"), 5, ":" + std::to_string(serve.port()));
    const test::TemporaryFolder folder;
    test::write_text(folder / "bang.py", program);
    const test::Answer answer =
        test::run("/usr/bin/python3 '" + (folder / "bang.py").string() + "'");
    EXPECT_EQ(answer.status, 0) << answer.error;
    ASSERT_EQ(markers(serve).size(), 1U);
    EXPECT_EQ(markers(serve)[0]["label"], "bang");
    EXPECT_LT(markers(serve)[0]["uncertainty_s"], 0.2);
}

TEST(ServeMarkers, ComeAsOscToo) {
    const test::TemporaryFolder folder;
    ServePlan plan = demo_plan();
    plan.session.records = folder.path().string();
    int port = 0;
    {  // one that is free
        streams::MarkerClocks clocks;
        port = streams::OscIn({"127.0.0.1", "0"}, clocks, [](const auto&) {}).port();
    }
    plan.settings.streams.markers_osc = "127.0.0.1:" + std::to_string(port);
    const Serve serve(plan);
    const std::vector<Marker> all = recorded(serve, folder.path(), [&] {
        streams::OscTarget to({"127.0.0.1", std::to_string(port)});
        to.send(streams::OscMessage{"/mien/marker", {std::string("from osc")}});
        EXPECT_TRUE(within([&] { return !markers(serve).empty(); }));
    });
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].label, "from osc");
}

TEST(ServeMarkers, WrongTimesAreRefused) {
    const Serve serve(demo_plan());
    for (const char* body :
         {R"({"label":"a","time_s":"now"})", R"({"label":"a","time_s":1e300})",
          R"({"label":"a","time_s":1,"clock":"a\nb"})", R"({"label":"a","time_s":1,"clock":1})"}) {
        EXPECT_EQ(client(serve).Post("/api/markers", body, "application/json")->status, 400)
            << body;
    }
    for (const char* body : {"{}", R"({"time_s":1,"heard":1})", R"({"time_s":1,"heard":{}})",
                             R"({"time_s":1,"heard":{"server_s":1,"time_s":null}})"}) {
        EXPECT_EQ(client(serve).Post("/api/clock", body, "application/json")->status, 400) << body;
    }
}

}  // namespace
}  // namespace mien::serve
