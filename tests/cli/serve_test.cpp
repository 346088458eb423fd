// mienctl serve as a user starts and ends it; what it serves, tests/serve looks at.
#include <gmock/gmock.h>

#include "cli/mienctl.h"
#include "support/sanitized.h"

namespace mien::test {
namespace {

using ::testing::HasSubstr;

// Tenths of a second that it may take to end. A second is what is promised; a sanitizer on a busy
// machine is slower.
constexpr int kTimeToEnd_ds = kSanitized ? 300 : 10;

// Starts it, waits until it says where it listens, and presses Ctrl-C. Its status, and behind
// what it printed, "ended" where it was over in time.
Answer serve_for_a_moment(const Workspace& work, const std::string& arguments) {
    const std::string log = "'" + (work / "log").string() + "'";
    return run(MIENCTL " serve " + arguments + " --port 0 --model '" + work.model().string() +
               "' >" + log + " & program=$!; " + "for i in $(seq 600); do grep -q 'http:' " + log +
               " && break; sleep 0.1; done; " + "kill -INT $program; " + "for i in $(seq " +
               std::to_string(kTimeToEnd_ds) +
               "); do sleep 0.1; kill -0 $program 2>/dev/null || break; done; " +
               "over=$(kill -0 $program 2>/dev/null || echo ended); " +
               "wait $program; status=$?; cat " + log + "; echo $over; exit $status");
}

TEST(ServeCommand, SaysWhereAndEndsAtCtrlC) {
    const Workspace work;
    const Answer answer = serve_for_a_moment(work, "demo");
    EXPECT_EQ(answer.status, 0) << answer.error;
    EXPECT_THAT(answer.out, ::testing::ContainsRegex("http://127.0.0.1:[0-9]+/\n"));
    EXPECT_THAT(answer.out, HasSubstr("ended"));
    EXPECT_EQ(answer.error, "");
}

TEST(ServeCommand, OnANetworkPrintsTheTokenAndAWarning) {
    const Workspace work;
    const Answer answer = serve_for_a_moment(work, "demo --address 0.0.0.0 --token a-known-token");
    EXPECT_THAT(answer.out, HasSubstr("/?token=a-known-token"));
    EXPECT_THAT(answer.out, HasSubstr("not encrypted"));
    EXPECT_THAT(answer.out, ::testing::Not(HasSubstr("\x1b"))) << "no QR code into a file";
}

TEST(ServeCommand, TakesMarkersFromStandardInputAndFollowsRules) {
    const Workspace work;
    test::write_text(work / "rules.json", R"({"rules": [{"name": "here", "when":
        {"faces_at_least": 1}, "then": [{"marker": "x"}, {"run": ["echo", "it ran"]}]}]})");
    const std::string log = "'" + (work / "log").string() + "'";
    const Answer answer = run(
        "(for i in $(seq 300); do grep -q 'it ran' " + log +
        " 2>/dev/null && break; sleep 0.1; done; kill -INT $(cat '" + (work / "pid").string() +
        "')) & echo smile | sh -c 'echo $$ >\"" + (work / "pid").string() +
        "\"; exec " MIENCTL " serve demo --loop --markers-stdin --rules-may marker,run --rules \"" +
        (work / "rules.json").string() + "\" --port 0 --model \"" + work.model().string() +
        "\"' >" + log + " 2>&1; cat " + log);
    EXPECT_THAT(answer.out, HasSubstr("rule \"here\" fired"));
    EXPECT_THAT(answer.out, HasSubstr("it ran"));
}

TEST(RulesCommand, ChecksAFileAndTriesARule) {
    const Workspace work;
    test::write_text(work / "rules.json", R"({"rules": [
        {"name": "a b", "when": {"expression": "happy", "above": 0.8, "for_s": 1},
         "then": [{"marker": "smile"}, {"run": ["false"]}]}]})");
    const std::string file = "'" + (work / "rules.json").string() + "'";
    const Answer checked = mienctl("rules " + file);
    EXPECT_EQ(checked.status, 0) << checked.error;
    EXPECT_EQ(checked.out,
              "a b: happy above 0.8 (anyone) for 1 s\n  sets the marker \"smile\"\n  runs false\n"
              "  at most every 5 s\n");
    const Answer refused = mienctl("rules " + file + " --test 'a b'");
    EXPECT_EQ(refused.status, 1);
    EXPECT_TRUE(is_one_clear_line(refused.error)) << refused.error;
    const Answer tried = mienctl("rules " + file + " --test 'a b' --rules-may marker,run");
    EXPECT_EQ(tried.status, 1) << "as its program fails";
    EXPECT_THAT(tried.out, HasSubstr("would set the marker \"smile\""));
    EXPECT_THAT(tried.error, HasSubstr("false ended with status 1"));
    EXPECT_EQ(mienctl("rules " + file + " --test c").status, 1);
    test::write_text(work / "rules.json", "{\"rules\": 1}");
    EXPECT_EQ(mienctl("rules " + file).status, 1);
}

TEST(ServeCommand, WhatCannotBeServedIsTold) {
    const Workspace work;
    for (const char* wrong :
         {"missing.mp4", "demo --samples /nonexistent", "demo --token short",
          "demo --address 203.0.113.1", "demo --allow camera.local",
          "demo --rules /nonexistent.json", "demo --osc nowhere", "demo --osc-names happy",
          "demo --markers-osc 203.0.113.1:9001", "demo --mqtt nowhere", "demo --mqtt-topic a/#"}) {
        const Answer answer =
            mienctl(std::string("serve --port 0 --model '") + work.model().string() + "' " + wrong);
        EXPECT_EQ(answer.status, 1) << wrong;
        EXPECT_TRUE(is_one_clear_line(answer.error)) << answer.error;
    }
    EXPECT_EQ(mienctl("serve").status, 2);
}

}  // namespace
}  // namespace mien::test
