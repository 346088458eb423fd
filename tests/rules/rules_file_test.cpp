#include "rules/rules_file.h"

#include <gmock/gmock.h>

#include "support/places.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::rules {
namespace {

using test::error_of;
using ::testing::HasSubstr;

std::string with(const std::string& when, const std::string& then, const std::string& more = "") {
    return R"({"rules": [{"name": "a", "when": )" + when + R"(, "then": [)" + then + "]" + more +
           "}]}";
}

const std::string kWhen = R"({"faces_at_most": 0})";
const std::string kThen = R"({"marker": "m"})";

TEST(RulesFile, OneRuleStandsByItself) {
    const Rule rule =
        parse_rule(R"({"name": "a", "when": {"faces_at_most": 0}, "then": [{"marker": "m"}]})");
    EXPECT_EQ(rule.name, "a");
    EXPECT_EQ(describe(rule.when), "nobody");
    for (const char* text : {"", "[]", "{}", R"({"rules": []})",
                             R"({"name": "a", "when": {"faces_at_most": 0}, "then": []})",
                             R"({"name": "a", "when": {"faces_at_most": 0},
                                 "then": [{"marker": "m"}]}, {})"}) {
        EXPECT_FALSE(error_of([text] { parse_rule(text); }).empty()) << text;
    }
}

TEST(RulesFile, ReadsWhatItSays) {
    const std::vector<Rule> rules = parse_rules(R"({"rules": [
        {"name": "smile", "when": {"expression": "Happiness", "above": 0.8, "for_s": 1,
                                   "who": "largest", "after_marker": "joke", "within_s": 2},
         "then": [{"marker": "smiled"}, {"snapshot": true}, {"post": "http://127.0.0.1:1/x"},
                  {"osc": "/light", "to": "localhost:9000", "values": [1, 0.5, "on", true]},
                  {"run": ["notify-send", "a b"], "limit_s": 3}],
         "again_after_s": 60, "on": false},
        {"name": "empty", "when": {"faces_at_most": 0, "for_s": 10}, "then": [{"marker": "x"}]}]})");
    ASSERT_EQ(rules.size(), 2U);
    const Rule& smile = rules[0];
    EXPECT_EQ(describe(smile.when),
              "happy above 0.8 (largest) for 1 s within 2 s of the marker \"joke\"");
    ASSERT_EQ(smile.then.size(), 5U);
    EXPECT_EQ(std::get<SetMarker>(smile.then[0]).label, "smiled");
    EXPECT_EQ(std::get<PostTo>(smile.then[2]).address, "http://127.0.0.1:1/x");
    const auto& osc = std::get<SendOsc>(smile.then[3]);
    EXPECT_EQ(osc.message, (streams::OscMessage{"/light", {1, 0.5F, std::string("on"), true}}));
    EXPECT_EQ(osc.to.port, "9000");
    EXPECT_EQ(std::get<RunProgram>(smile.then[4]).command,
              (std::vector<std::string>{"notify-send", "a b"}));
    EXPECT_EQ(smile.again_after_s, 60);
    EXPECT_FALSE(smile.on);
    EXPECT_EQ(describe(rules[1].when), "nobody for 10 s");
    EXPECT_TRUE(rules[1].on);
    EXPECT_FALSE(rules[1].when.after);
}

TEST(RulesFile, SaysWhatIsWrongAndWhere) {
    const auto complaint = [](const std::string& text) {
        return error_of([&] { parse_rules(text); });
    };
    EXPECT_THAT(complaint(with(R"({"expression": "happy", "above": 1.1})", kThen)),
                HasSubstr("rule \"a\", \"when\": \"above\" must be a number from 0 to 1"));
    EXPECT_THAT(complaint(with(R"({"expression": "happy", "abov": 1})", kThen)),
                HasSubstr("it lacks \"above\""));
    EXPECT_THAT(complaint(with(R"({"faces_at_most": 0, "fro_s": 1})", kThen)),
                HasSubstr("it has no place for \"fro_s\""));
    EXPECT_THAT(complaint(with("{}", kThen)), HasSubstr("it must name an \"expression\""));
    EXPECT_THAT(complaint(with(R"({"faces_at_most": 1, "faces_at_least": 2})", kThen)),
                HasSubstr("more than at most"));
    EXPECT_THAT(complaint(with(R"({"faces_at_most": 0.5})", kThen)), HasSubstr("whole"));
    EXPECT_THAT(complaint(with(R"({"faces_at_most": 0, "after_marker": "x"})", kThen)),
                HasSubstr("it lacks \"within_s\""));
    for (const char* action :
         {R"({})", R"({"run": "rm -rf /"})", R"({"run": []})", R"({"run": [""]})",
          R"({"run": [1]})", R"({"run": ["a\u0000b"]})", R"({"post": "https://a"})",
          R"({"post": "file:///etc/passwd"})", R"({"post": "http://user@host/"})",
          R"({"post": "http:///x"})", R"({"osc": "light", "to": "a:1"})",
          R"({"osc": "/light", "to": "a"})", R"({"osc": "/light"})",
          R"({"osc": "/l", "to": "a:1", "values": [[1]]})", R"({"marker": "two\nlines"})",
          R"({"marker": ""})", R"({"marker": "a", "snapshot": true})", R"({"snapshot": false})"}) {
        EXPECT_THAT(complaint(with(kWhen, action)), HasSubstr("rule \"a\", action 1: ")) << action;
    }
    EXPECT_THAT(complaint(with(kWhen, kThen, R"(, "again_after_s": 0.1)")), HasSubstr("0.5"));
    EXPECT_THAT(complaint(with(kWhen, kThen, R"(, "of": true)")), HasSubstr("\"of\""));
    EXPECT_THAT(complaint(with(kWhen, "")), HasSubstr("\"then\" must be a list of 1 to 10"));
    EXPECT_THAT(complaint("{\"rules\": []}"), HasSubstr("\"rules\" must be a list"));
    EXPECT_NE(complaint("[]"), "");
    EXPECT_NE(complaint("{\"rules\": [1]}"), "");
    const std::string one = with(kWhen, kThen);
    const std::string rule = one.substr(11, one.size() - 13);
    EXPECT_THAT(complaint("{\"rules\": [" + rule + "," + rule + "]}"), HasSubstr("two rules"));
}

TEST(RulesFile, MayDoOnlyWhatTheCommandLineLetsIt) {
    const std::vector<Rule> rules = parse_rules(with(kWhen, R"({"run": ["true"]})"));
    EXPECT_THAT(error_of([&] {
                    check_allowed(rules, {"marker", "snapshot"});
                }),
                HasSubstr("rule \"a\" runs true, which it may not"));
    EXPECT_NO_THROW(check_allowed(rules, {"run"}));
}

TEST(RulesFile, NamesTheFile) {
    const test::TemporaryFolder folder;
    EXPECT_THAT(error_of([&] { read_rules(folder / "none.json"); }), HasSubstr("none.json"));
    test::write_text(folder / "rules.json", "{");
    EXPECT_THAT(error_of([&] { read_rules(folder / "rules.json"); }), HasSubstr("rules.json"));
}

TEST(RulesFile, TheOneInTheDocumentationIsRight) {
    const std::string page = test::read_text(test::source_dir() + "/docs/streams.md");
    const std::size_t begin = page.find("{\"rules\": [");
    ASSERT_NE(begin, std::string::npos);
    EXPECT_EQ(parse_rules(page.substr(begin, page.find("```", begin) - begin)).size(), 3U);
}

}  // namespace
}  // namespace mien::rules
