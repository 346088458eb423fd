// What belongs to somebody else, and is shared.
#include "serve/share.h"

#include <gmock/gmock.h>

#include <opencv2/core.hpp>
#include <thread>

#include "client.h"
#include "mien/error.h"
#include "served_demo.h"
#include "support/temporary_folder.h"

namespace mien::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using test::count;
using test::read_until;
using test::within;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Watchers, APageIsOneViewerAndAPlayerToo) {
    Watchers watchers;
    using enum Watchers::Feed;
    watchers.come(pictures, "192.168.1.2");
    watchers.come(events, "192.168.1.2");
    watchers.come(pictures, "192.168.1.3");
    watchers.come(pictures, "192.168.1.3");
    EXPECT_THAT(watchers.now(), ElementsAre(Watcher{"192.168.1.2", 1}, Watcher{"192.168.1.3", 2}));
    watchers.go(pictures, "192.168.1.2");
    watchers.go(events, "192.168.1.2");
    watchers.go(pictures, "192.168.1.3");
    EXPECT_THAT(watchers.now(), ElementsAre(Watcher{"192.168.1.3", 1}));
}

// Somebody who shares, and does what is wanted at once, or not at all.
struct Owner {
    explicit Owner(bool obeys = true, const std::string& address = "127.0.0.1") {
        SharePlan plan;
        plan.settings.port = 0;
        plan.settings.requests = 1000;
        plan.settings.address = address;
        plan.wishes.pause = [this, obeys](bool paused) {
            if (obeys) tell(paused ? LiveState::closed : LiveState::running);
        };
        plan.wishes.record = [this, obeys](bool on) {
            recording = obeys && on;
            if (obeys) tell(LiveState::running);
        };
        plan.wishes.mark = [this](const streams::HeardMarker& marker, double) {
            mark = marker.label;
        };
        plan.wishes.use_checkpoint = [](const auto&) {};
        share = std::make_unique<Share>(plan);
        tell(LiveState::running);
    }
    void tell(LiveState state) {
        SessionReport report;
        report.state = state;
        report.source = "Fake camera";
        report.kind = SourceKind::camera;
        report.checkpoint = std::make_shared<CheckpointInfo>(test::FakeModel().info());
        report.recording.active = recording;
        report.recording.off = may_record ? "" : "not allowed";
        if (share) share->session().tell(report, "fake.safetensors");
    }
    void feed(std::int64_t index) const {
        Frame frame;
        frame.index = index;
        frame.time_s = 0.1 * static_cast<double>(index);
        frame.arrival = std::chrono::steady_clock::now();
        frame.picture = cv::Mat(48, 64, CV_8UC3, cv::Scalar(1, 2, 3));
        share->session().frame(frame, 1);
        LiveResult result;
        result.faces.index = index;
        result.generation = 1;
        share->session().result(result);
    }
    httplib::Client client() const { return httplib::Client("127.0.0.1", share->port()); }
    httplib::Result post(const std::string& path, const std::string& body) const {
        return client().Post(path, body, "application/json");
    }

    bool may_record = false;
    std::atomic<bool> recording = false;
    std::string mark;
    std::unique_ptr<Share> share;
};

TEST(Share, ShowsWhatItIsFedAndCountsWhoWatches) {
    const Owner owner;
    EXPECT_THAT(owner.client().Get("/")->body, HasSubstr("<title>Mien</title>"));
    EXPECT_EQ(json::parse(owner.client().Get("/api/state")->body)["source"]["name"], "Fake camera");
    std::string pictures;
    std::string events;
    {
        const std::jthread fed([&](const std::stop_token& quit) {  // until both have ended
            for (std::int64_t i = 0; !quit.stop_requested(); ++i) {
                owner.feed(i);
                std::this_thread::sleep_for(20ms);
            }
        });
        const std::jthread viewer([&] {
            pictures = read_until(owner.share->port(), "/stream.mjpg",
                                  [](const auto& all) { return count(all, "X-Frame: ") > 2; });
        });
        const std::jthread listener([&] {
            events = read_until(owner.share->port(), "/events",
                                [](const auto& all) { return count(all, "event: result") > 2; });
        });
        ASSERT_TRUE(within([&] {
            return owner.share->watchers() == std::vector<Watcher>{{"127.0.0.1", 1}};
        }));
    }
    EXPECT_EQ(count(pictures, "X-Frame: "), 3);
    EXPECT_GE(count(events, "event: result"), 3);
    EXPECT_TRUE(within([&] { return owner.share->watchers().empty(); }))
        << owner.share->session().state()["viewers"] << " are still there";
}

TEST(Share, PassesOnWhatViewersWant) {
    Owner owner;
    EXPECT_EQ(json::parse(owner.post("/api/pause", R"({"paused":true})")->body)["state"], "paused");
    EXPECT_EQ(json::parse(owner.post("/api/pause", R"({"paused":false})")->body)["state"],
              "running");
    EXPECT_EQ(owner.post("/api/record", R"({"recording":true})")->status, 409);
    EXPECT_FALSE(owner.recording);
    owner.may_record = true;
    owner.tell(LiveState::running);
    const auto recorded = owner.post("/api/record", R"({"recording":true})");
    EXPECT_TRUE(json::parse(recorded->body)["recording"]["active"]);
    owner.feed(30);
    const json marker = json::parse(owner.post("/api/markers", R"({"label":"bang"})")->body);
    EXPECT_EQ(owner.mark, "bang");
    EXPECT_EQ(marker["recorded"], true);
    EXPECT_NEAR(marker["time_s"].get<double>(), 3, 0.5);
    EXPECT_EQ(owner.post("/api/analyze", "xyz")->status, 404);
    EXPECT_EQ(owner.post("/api/checkpoint", R"({"name":"../x"})")->status, 409);
}

TEST(Share, DoesNotWaitLongForAnOwnerWhoDoesNothing) {
    const Owner owner(false);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(json::parse(owner.post("/api/pause", R"({"paused":true})")->body)["state"],
              "running");
    EXPECT_LT(std::chrono::steady_clock::now() - start, 3s);
}

TEST(Share, AsksForItsTokenOnTheNetworkAndRefusesEverybodyOnceItIsGone) {
    Owner owner(true, "0.0.0.0");
    const std::string address = owner.share->addresses().back();  // "http://localhost:...?token="
    const std::string token = address.substr(address.find("token=") + 6);
    EXPECT_EQ(token.size(), 32U);
    EXPECT_EQ(owner.client().Get("/")->status, 401);
    EXPECT_EQ(owner.client().Get("/stream.mjpg")->status, 401);
    EXPECT_EQ(owner.client().Get("/?token=" + token)->status, 303);
    EXPECT_EQ(owner.client().Get("/", {{"Authorization", "Bearer " + token}})->status, 200);
    const int port = owner.share->port();
    const std::jthread viewer([&] {
        read_until(port, "/events", [](const auto&) { return false; },
                   {{"Authorization", "Bearer " + token}});
    });
    ASSERT_TRUE(within([&] { return !owner.share->watchers().empty(); }));
    const auto start = std::chrono::steady_clock::now();
    owner.share.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
    EXPECT_FALSE(httplib::Client("127.0.0.1", port).Get("/"));
}

TEST(Share, TakesAnotherPortWhereTheUsualOneIsTaken) {
    const Owner first;
    SharePlan plan;
    plan.settings.port = first.share->port();
    const Share second(plan);
    EXPECT_NE(second.port(), first.share->port());
    EXPECT_GT(second.port(), 0);
}

}  // namespace
}  // namespace mien::serve
