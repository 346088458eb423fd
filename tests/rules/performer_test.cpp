#include "rules/performer.h"

#include <gmock/gmock.h>
#include <httplib.h>

#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <thread>

#include "streams/osc_listener.h"
#include "support/patience.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::rules {
namespace {

using namespace std::chrono_literals;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

const Firing kFiring{0, 12.5, 3, 0.91234, 2};

Rule rule_with(Action action) {
    Rule rule;
    rule.name = "a/smile";
    rule.then = {std::move(action)};
    return rule;
}

class PerformerTest : public ::testing::Test {
  protected:
    // Does it, and waits until it is done.
    void perform(const Rule& rule, const cv::Mat& picture = {}) {
        Performer performer({rule}, folder_.path() / "kept", hooks());
        performer.perform(rule, kFiring, picture);
        performer.finish();
    }

    PerformerHooks hooks() {
        return {
            [this](const std::string& label, double time_s) { marks_.emplace_back(label, time_s); },
            [this](const std::string& line) {
                const std::lock_guard lock(mutex_);
                log_ += line + "\n";
            }};
    }

    const test::TemporaryFolder folder_;
    std::vector<std::pair<std::string, double>> marks_;
    std::mutex mutex_;
    std::string log_;
};

TEST_F(PerformerTest, TheLogSaysWhatFired) {
    perform(rule_with(SetMarker{"smiled"}));
    EXPECT_THAT(log_, ContainsRegex("^20[0-9]+-[0-9-]+T[0-9:.]+[+-][0-9]+ rule \"a/smile\" fired: "
                                    "face 3, 0.91\n$"));
    ASSERT_EQ(marks_.size(), 1U);
    EXPECT_EQ(marks_[0], (std::pair<std::string, double>{"smiled", 12.5}));
}

TEST_F(PerformerTest, KeepsThePictureThatItFiredFor) {
    perform(rule_with(KeepPicture{}), cv::Mat(40, 60, CV_8UC3, cv::Scalar(10, 200, 30)));
    std::vector<std::filesystem::path> kept;
    for (const auto& one : std::filesystem::directory_iterator(folder_.path() / "kept")) {
        kept.push_back(one.path());
    }
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_THAT(kept[0].filename().string(), ContainsRegex("^20[0-9-]+T[0-9.-]+_a_smile\\.jpg$"));
    EXPECT_EQ(cv::imread(kept[0].string()).size(), cv::Size(60, 40));
}

TEST_F(PerformerTest, SendsOsc) {
    test::OscListener listener;
    perform(rule_with(SendOsc{*streams::parse_host_and_port(listener.address()),
                              {"/light", {1, 0.5F, std::string("on"), true}}}));
    EXPECT_EQ(listener.hear().at("/light"), "ifsT 1 0.500 on");
}

TEST_F(PerformerTest, PostsWhatHappened) {
    httplib::Server server;
    std::string body;
    std::string kind;
    server.Post("/way", [&](const httplib::Request& request, httplib::Response&) {
        body = request.body;
        kind = request.get_header_value("Content-Type");
    });
    server.Post("/elsewhere", [](const httplib::Request&, httplib::Response& response) {
        response.set_redirect("/way");
    });
    const int port = server.bind_to_any_port("127.0.0.1");
    const std::jthread thread([&server] { server.listen_after_bind(); });
    const std::string origin = "http://localhost:" + std::to_string(port);
    perform(rule_with(PostTo{origin + "/way"}));
    EXPECT_EQ(kind, "application/json");
    const nlohmann::json news = nlohmann::json::parse(body);
    EXPECT_EQ(news["rule"], "a/smile");
    EXPECT_EQ(news["track"], 3);
    EXPECT_EQ(news["score"], 0.9123);
    EXPECT_EQ(news["faces"], 2);

    body.clear();
    perform(rule_with(PostTo{origin + "/elsewhere"}));
    EXPECT_THAT(log_, HasSubstr("rule \"a/smile\": cannot post to " + origin +
                                "/elsewhere: its answer has the status 302"));
    EXPECT_EQ(body, "") << "nothing goes to where nobody typed";
    server.stop();
}

TEST_F(PerformerTest, RunsAProgram) {
    perform(
        rule_with(RunProgram{{"sh", "-c", "echo \"$MIEN_RULE $MIEN_TRACK $MIEN_SCORE\" > \"$0\"",
                              folder_.path() / "out"}}));
    EXPECT_EQ(test::read_text(folder_.path() / "out"), "a/smile 3 0.9123\n");
    perform(rule_with(RunProgram{{"false"}}));
    EXPECT_THAT(log_, HasSubstr("rule \"a/smile\": false ended with status 1\n"));
}

TEST_F(PerformerTest, WhatIsSlowHoldsUpNobody) {
    Rule rule = rule_with(RunProgram{{"sleep", "60"}, 60});
    rule.then.emplace_back(SetMarker{"x"});
    const auto start = std::chrono::steady_clock::now();
    {
        Performer performer({rule}, {}, hooks());
        for (int i = 0; i < 50; ++i) performer.perform(rule, kFiring, {});
        EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(2s));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(2s))
        << "and it ends when asked to";
    EXPECT_EQ(marks_.size(), 50U);
    EXPECT_THAT(log_, HasSubstr("its action was dropped, as 32 wait already"));
}

TEST_F(PerformerTest, WhatCannotWorkIsToldAtTheBeginning) {
    EXPECT_THAT(test::error_of([&] {
                    Performer({rule_with(PostTo{"http://no.such.host.invalid/"})}, {}, hooks());
                }),
                HasSubstr("no.such.host.invalid"));
    EXPECT_THAT(test::error_of([&] { Performer({rule_with(KeepPicture{})}, {}, hooks()); }),
                HasSubstr("--snapshots"));
}

TEST_F(PerformerTest, NobodyThereIsToldAndHarmsNobody) {
    perform(rule_with(PostTo{"http://127.0.0.1:9/"}));
    EXPECT_THAT(log_, HasSubstr("cannot post to http://127.0.0.1:9/"));
}

}  // namespace
}  // namespace mien::rules
