// The whole of it: the demo clip served on a free port of this machine, and what clients of every
// kind get.
#include "serve/serve.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "client.h"
#include "mien/error.h"
#include "mien/picture_file.h"
#include "serve/page_files.h"
#include "served_demo.h"
#include "support/patience.h"

namespace mien::serve {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using test::client;
using test::count;
using test::demo_plan;
using test::events_of;
using test::RawClient;
using test::read_until;
using test::state;
using test::within;
using ::testing::HasSubstr;
using Clock = std::chrono::steady_clock;

std::vector<long> frames_of(const std::string& stream) {
    std::vector<long> frames;
    const std::string head = "X-Frame: ";
    for (std::size_t at = 0; (at = stream.find(head, at)) != std::string::npos;) {
        at += head.size();
        frames.push_back(std::stol(stream.substr(at)));
    }
    return frames;
}

// How many pictures come to a new viewer within `time`.
int pictures_within(int port, std::chrono::milliseconds time) {
    const auto end = Clock::now() + time;
    const auto over = [end](const std::string&) { return Clock::now() > end; };
    return static_cast<int>(frames_of(read_until(port, "/stream.mjpg", over)).size());
}

TEST(Serve, ShowsItsPageWithNothingFromElsewhere) {
    const Serve serve(demo_plan());
    const auto page = client(serve).Get("/");
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 200);
    EXPECT_THAT(page->body, HasSubstr("<title>Mien</title>"));
    EXPECT_THAT(page->get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(page->get_header_value_count("Cache-Control"), 1U);
    for (const PageFile& file : page_files()) {
        if (file.name == "mien.svg") continue;  // names its own language by an address
        EXPECT_THAT(file.content, ::testing::Not(HasSubstr("https://"))) << file.name;
        EXPECT_THAT(file.content, ::testing::Not(HasSubstr("url("))) << file.name;
        EXPECT_THAT(file.content, ::testing::Not(HasSubstr("innerHTML"))) << file.name;
    }
    for (const char* path : {"/page.css", "/page.js", "/mien.svg", "/openapi.json"}) {
        const auto file = client(serve).Get(path);
        ASSERT_TRUE(file) << path;
        EXPECT_EQ(file->status, 200) << path;
        EXPECT_EQ(file->get_header_value("X-Content-Type-Options"), "nosniff");
    }
    EXPECT_EQ(client(serve).Get("/nothing")->status, 404);
}

TEST(Serve, TellsEveryResult) {
    const Serve serve(demo_plan());
    const std::string stream = read_until(
        serve.port(), "/events", [](const auto& all) { return count(all, "event: result") > 30; });
    EXPECT_TRUE(stream.starts_with("retry: 1000\nevent: state\n"));
    const std::vector<json> results = events_of(stream, "result");
    ASSERT_GE(results.size(), 30U);
    int faces = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        EXPECT_EQ(results[i]["version"], 1);
        EXPECT_EQ(results[i]["picture"], json({640, 480}));
        EXPECT_TRUE(i == 0 || results[i]["time_s"] > results[i - 1]["time_s"]);
        for (const json& face : results[i]["faces"]) {
            if (!face.contains("scores")) continue;
            ++faces;
            EXPECT_NEAR(face["scores"]["glad"].get<double>() + face["scores"]["calm"].get<double>(),
                        1, 0.001);
        }
    }
    EXPECT_GT(faces, 10);
    EXPECT_GE(events_of(stream, "state").size(), 1U);
}

TEST(Serve, AListenerThatWasCutOffMissesNothing) {
    const Serve serve(demo_plan());
    const auto port = serve.port();
    const auto enough = [](const auto& all) { return count(all, "event: result") > 5; };
    const auto ids_of = [](const std::string& stream) {
        std::vector<int> ids;
        for (std::size_t at = 0; (at = stream.find("\nid: ", at)) != std::string::npos; ++at) {
            ids.push_back(std::stoi(stream.substr(at + 5)));
        }
        return ids;
    };
    // Another listens all the time, so that results are told.
    std::jthread another([port](const std::stop_token& stop) {
        read_until(port, "/events", [&](const auto&) { return stop.stop_requested(); });
    });
    const std::vector<int> before = ids_of(read_until(port, "/events", enough));
    ASSERT_FALSE(before.empty());
    std::this_thread::sleep_for(200ms);
    const std::vector<int> behind = ids_of(
        read_until(port, "/events", enough, {{"Last-Event-ID", std::to_string(before.back())}}));
    ASSERT_FALSE(behind.empty());
    EXPECT_EQ(behind.front(), before.back() + 1);
}

TEST(Serve, SendsThePicture) {
    const Serve serve(demo_plan());
    const std::string stream = read_until(
        serve.port(), "/stream.mjpg", [](const auto& all) { return frames_of(all).size() > 5; });
    const std::vector<long> frames = frames_of(stream);
    ASSERT_GT(frames.size(), 5U);
    for (std::size_t i = 1; i < frames.size(); ++i) EXPECT_GE(frames[i], frames[i - 1]);
    const std::size_t begin = stream.find("\r\n\r\n") + 4;
    const std::size_t end = stream.find("\r\n--", begin);
    EXPECT_EQ(decode_picture(stream.substr(begin, end - begin)).size(), cv::Size(640, 480));
}

TEST(Serve, FourViewersSeeThirtyPicturesASecond) {
    const Serve serve(demo_plan());
    std::vector<int> seen(4);
    {
        std::vector<std::jthread> viewers;
        for (int& one : seen) {
            viewers.emplace_back([&one, port = serve.port()] { one = pictures_within(port, 3s); });
        }
        EXPECT_TRUE(within([&] { return state(serve)["viewers"]["pictures"] == 4; }));
    }
    // All at once get what one would; on a busy machine that may be less than 90.
    const int most = *std::max_element(seen.begin(), seen.end());
    EXPECT_GE(most, 30);
    for (const int one : seen) EXPECT_GE(one, most * 8 / 10);
    EXPECT_TRUE(within([&] { return state(serve)["viewers"]["pictures"] == 0; })) << "they left";
}

TEST(Serve, ASlowViewerSlowsNobody) {
    const Serve serve(demo_plan());
    ASSERT_TRUE(within([&] { return state(serve)["analysed"] > 0; }));
    const RawClient slow(serve.port());  // asks, and never reads
    ASSERT_TRUE(slow.say("GET /stream.mjpg HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const RawClient deaf(serve.port());
    ASSERT_TRUE(deaf.say("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    ASSERT_TRUE(within([&] { return state(serve)["viewers"]["pictures"] == 1; }));
    const auto before = state(serve);
    const int seen = pictures_within(serve.port(), 3s);
    const auto after = state(serve);
    EXPECT_TRUE(within([&] { return state(serve)["viewers"]["pictures"] == 1; }))
        << "the slow one is still there";
    const int captured = after["captured"].get<int>() - before["captured"].get<int>();
    EXPECT_GE(seen, captured * 8 / 10);
    EXPECT_GT(after["analysed"], before["analysed"]);
}

TEST(Serve, LetsInAsManyViewersAsItSays) {
    ServePlan plan = demo_plan();
    plan.settings.viewers = 1;
    const Serve serve(plan);
    const RawClient first(serve.port());
    ASSERT_TRUE(first.say("GET /stream.mjpg HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    ASSERT_TRUE(within([&] { return state(serve)["viewers"]["pictures"] == 1; }));
    const auto second = client(serve).Get("/stream.mjpg");
    ASSERT_TRUE(second);
    EXPECT_EQ(second->status, 503);
}

TEST(Serve, RefusesStrangers) {
    ServePlan plan = demo_plan();
    plan.settings.token = "the-secret-token";
    const Serve serve(plan);
    const std::string own = "127.0.0.1:" + std::to_string(serve.port());
    const httplib::Headers with_token{{"Authorization", "Bearer the-secret-token"}};
    const auto get = [&](httplib::Headers headers) {
        return client(serve).Get("/api/state", headers)->status;
    };
    EXPECT_EQ(get({}), 401);
    EXPECT_EQ(get({{"Authorization", "Bearer the-secret-tokem"}}), 401);
    EXPECT_EQ(get(with_token), 200);
    EXPECT_EQ(get({{"Authorization", "Bearer the-secret-token"}, {"Host", "evil.example"}}), 403);
    const auto post = [&](httplib::Headers headers) {
        headers.insert(with_token.begin(), with_token.end());
        return client(serve)
            .Post("/api/pause", headers, "{\"paused\":false}", "application/json")
            ->status;
    };
    EXPECT_EQ(post({{"Origin", "http://evil.example"}}), 403);
    EXPECT_EQ(post({{"Sec-Fetch-Site", "cross-site"}}), 403);
    EXPECT_EQ(post({{"Origin", "http://" + own}}), 200);
    for (const char* path : {"/", "/page.js", "/stream.mjpg", "/events", "/openapi.json", "/x"}) {
        EXPECT_EQ(client(serve).Get(path)->status, 401) << path;
    }
}

TEST(Serve, TheTokenGoesFromTheAddressIntoACookie) {
    ServePlan plan = demo_plan();
    plan.settings.token = "the-secret-token";
    const Serve serve(plan);
    ASSERT_EQ(serve.addresses().size(), 1U);
    EXPECT_EQ(serve.addresses()[0],
              "http://127.0.0.1:" + std::to_string(serve.port()) + "/?token=the-secret-token");
    const auto first = client(serve).Get("/?token=the-secret-token");
    ASSERT_TRUE(first);
    EXPECT_EQ(first->status, 303);
    EXPECT_EQ(first->get_header_value("Location"), "/");
    const std::string cookie = first->get_header_value("Set-Cookie");
    EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
    const std::string pair = cookie.substr(0, cookie.find(';'));
    EXPECT_EQ(client(serve).Get("/", {{"Cookie", pair}})->status, 200);
}

TEST(Serve, OnANetworkThereIsAlwaysAToken) {
    ServePlan plan = demo_plan();
    plan.settings.address = "0.0.0.0";
    const Serve serve(plan);
    EXPECT_THAT(serve.addresses().front(), ::testing::MatchesRegex("http://.*/\\?token=[0-9a-f]+"));
    EXPECT_EQ(client(serve).Get("/")->status, 401);
}

TEST(Serve, TooMuchIsRefusedAndHarmsNobody) {
    ServePlan plan = demo_plan();
    plan.settings.body_mb = 1;
    const Serve serve(plan);
    const auto large = client(serve).Post("/api/analyze", std::string(3 << 20, 'x'), "image/jpeg");
    ASSERT_TRUE(large) << httplib::to_string(large.error());
    EXPECT_EQ(large->status, 413);
    const auto form = client(serve).Post(
        "/api/analyze", httplib::MultipartFormDataItems{{"file", "abc", "a.jpg", "image/jpeg"}});
    ASSERT_TRUE(form);
    EXPECT_EQ(form->status, 415);
    EXPECT_TRUE(within([&] { return state(serve)["state"] == "running"; }));
}

TEST(Serve, AFloodOfRequestsIsRefused) {
    ServePlan plan = demo_plan();
    plan.settings.requests = 5;
    const Serve serve(plan);
    int refused = 0;
    for (int i = 0; i < 40; ++i) refused += client(serve).Get("/api/state")->status == 429 ? 1 : 0;
    EXPECT_GT(refused, 10);
}

TEST(Serve, TheDescriptionKnowsEveryRoute) {
    const Serve serve(demo_plan());
    const json description = json::parse(page_file("openapi.json"));
    for (const auto& [path, methods] : description["paths"].items()) {
        std::string one = path;
        for (const auto& [name, value] :
             {std::pair<std::string, std::string>{"{key}", "happy"}, {"{number}", "0"}}) {
            const auto at = one.find(name);
            if (at != std::string::npos) one.replace(at, name.size(), value);
        }
        if (methods.contains("get")) {
            const auto answer =
                client(serve).Get(one, [](const char*, std::size_t) { return false; });
            // Streams are cut off by the reader here: then there is no answer to look at.
            EXPECT_TRUE(!answer || answer->status == 200 || path.starts_with("/samples")) << path;
        }
        if (methods.contains("post")) {
            const auto answer = client(serve).Post(one, "{", "application/json");
            EXPECT_TRUE(answer->status == 400) << path;
        }
    }
    // Every schema that is named is there.
    const std::string whole = page_file("openapi.json");
    const std::string reference = "#/components/schemas/";
    for (std::size_t at = 0; (at = whole.find(reference, at)) != std::string::npos;) {
        at += reference.size();
        const std::string name = whole.substr(at, whole.find('"', at) - at);
        EXPECT_TRUE(description["components"]["schemas"].contains(name)) << name;
    }
}

TEST(Serve, EndsWithinASecond) {
    auto serve = std::make_unique<Serve>(demo_plan());
    const int port = serve->port();
    const RawClient stuck(port), idle(port);
    ASSERT_TRUE(stuck.say("GET /stream.mjpg HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    std::jthread listener(
        [port] { read_until(port, "/events", [](const auto&) { return false; }); });
    ASSERT_TRUE(within([&] { return state(*serve)["viewers"]["events"] == 1; }));
    std::this_thread::sleep_for(1s);  // until nothing more goes to the one that does not read
    const auto start = Clock::now();
    serve.reset();
    EXPECT_LT(Clock::now() - start, test::patience(1s));
}

TEST(Serve, SaysThatThePortIsTaken) {
    const Serve first(demo_plan());
    ServePlan plan = demo_plan();
    plan.settings.port = first.port();
    try {
        const Serve second(plan);
        FAIL() << "both listen";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("--port"));
    }
}

}  // namespace
}  // namespace mien::serve
