#include "rules/rules_file.h"

#include <algorithm>
#include <limits>

#include "base/regular_file.h"
#include "base/text.h"
#include "mien/error.h"
#include "mien/expressions.h"
#include "model/strict_json.h"
#include "rules/checked_object.h"

namespace mien::rules {

namespace {

using nlohmann::json;

constexpr std::int64_t kLargestFile = 1 << 20;
constexpr std::size_t kMostRules = 100;
constexpr std::size_t kMostActions = 10;
constexpr std::size_t kMostWords = 100;  // of a command, or values of an OSC message
constexpr std::size_t kLongestWord = 4096;
constexpr int kDepth = 8;
constexpr double kLongest_s = 86400;

Who who_of(CheckedObject& object) {
    if (!object.has("who")) return Who::anyone;
    const std::string name = object.text("who");
    if (name == "anyone") return Who::anyone;
    if (name == "everyone") return Who::everyone;
    if (name == "largest") return Who::largest;
    object.fail("\"who\" must be anyone, everyone or largest");
}

Condition condition_of(CheckedObject object) {
    Condition when;
    if (object.has("expression")) {
        when.what = ScoreAbove{expression_key(object.text("expression")),
                               object.number("above", 0, 1), who_of(object)};
    } else {
        FaceCount count;
        if (!object.has("faces_at_least") && !object.has("faces_at_most")) {
            object.fail(
                "it must name an \"expression\", or \"faces_at_least\" or \"faces_at_most\"");
        }
        if (object.has("faces_at_least")) count.least = object.whole("faces_at_least", 0, 1000);
        if (object.has("faces_at_most")) count.most = object.whole("faces_at_most", 0, 1000);
        if (count.least > count.most) object.fail("there cannot be more than at most");
        when.what = count;
    }
    if (object.has("for_s")) when.for_s = object.number("for_s", 0, kLongest_s);
    if (object.has("after_marker") || object.has("within_s")) {
        AfterMarker after;
        if (object.has("after_marker")) after.label = object.text("after_marker");
        after.within_s = object.number("within_s", 0, 60);
        when.after = after;
    }
    object.finish();
    return when;
}

std::vector<std::string> command_of(CheckedObject& object) {
    std::vector<std::string> command;
    for (const json& word : object.list("run", kMostWords)) {
        const bool fits = word.is_string() &&
                          word.get_ref<const std::string&>().size() <= kLongestWord &&
                          word.get_ref<const std::string&>().find('\0') == std::string::npos;
        if (!fits) object.fail("\"run\" must be a list of words: a program and its arguments");
        command.push_back(word);
    }
    if (command.front().empty()) object.fail("\"run\" must name a program");
    return command;
}

streams::OscValue osc_value(const json& value, const CheckedObject& object) {
    using Whole = std::numeric_limits<std::int32_t>;
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number_integer() && value.get<double>() >= Whole::min() &&
        value.get<double>() <= Whole::max()) {
        return value.get<std::int32_t>();
    }
    if (value.is_number()) return value.get<float>();
    if (value.is_string() && value.get_ref<const std::string&>().size() <= kLongestWord &&
        value.get_ref<const std::string&>().find('\0') == std::string::npos) {
        return value.get<std::string>();
    }
    object.fail("\"values\" must be numbers, words, true or false");
}

SendOsc osc_of(CheckedObject& object) {
    SendOsc send;
    send.message.address = object.text("osc");
    if (!streams::is_osc_address(send.message.address)) {
        object.fail("\"osc\" must be an address such as /light/on");
    }
    const auto to = streams::parse_host_and_port(object.text("to"));
    if (!to) object.fail("\"to\" must be a host and a port, such as 127.0.0.1:9000");
    send.to = *to;
    if (object.has("values")) {
        for (const json& value : object.list("values", kMostWords)) {
            send.message.values.push_back(osc_value(value, object));
        }
    }
    return send;
}

PostTo post_of(CheckedObject& object) {
    PostTo post{object.text("post", 2000)};
    const bool fits = post.address.starts_with("http://") && post.address.size() > 7 &&
                      post.address[7] != '/' &&
                      post.address.find_first_of(" @#\"<>\\") == std::string::npos;
    if (!fits) object.fail("\"post\" must be an address that begins with http://");
    return post;
}

Action action_of(CheckedObject object) {
    Action action;
    if (object.has("marker")) {
        action = SetMarker{object.text("marker")};
    } else if (object.has("snapshot")) {
        if (!object.flag("snapshot")) object.fail("\"snapshot\" can only be true");
        action = KeepPicture{};
    } else if (object.has("post")) {
        action = post_of(object);
    } else if (object.has("osc")) {
        action = osc_of(object);
    } else if (object.has("run")) {
        RunProgram run{command_of(object)};
        if (object.has("limit_s")) run.limit_s = object.number("limit_s", 0.1, 60);
        action = run;
    } else {
        object.fail("an action is one of \"marker\", \"snapshot\", \"post\", \"osc\" and \"run\"");
    }
    object.finish();
    return action;
}

Rule rule_of(const json& value, std::size_t number) {
    CheckedObject unnamed(value, "rule " + std::to_string(number));
    Rule rule;
    rule.name = unnamed.text("name");
    const std::string where = "rule \"" + rule.name + "\"";
    CheckedObject object(value, where);
    object.text("name");
    rule.when = condition_of(object.object("when"));
    std::size_t place = 0;
    for (const json& action : object.list("then", kMostActions)) {
        rule.then.push_back(action_of({action, where + ", action " + std::to_string(++place)}));
    }
    // Twice a second is more than enough for whoever is told, and for the disk.
    if (object.has("again_after_s")) {
        rule.again_after_s = object.number("again_after_s", 0.5, kLongest_s);
    }
    if (object.has("on")) rule.on = object.flag("on");
    object.finish();
    return rule;
}

}  // namespace

std::vector<Rule> parse_rules(std::string_view text) {
    const json whole = parse_strict(text, kDepth, "the file");
    CheckedObject object(whole, "the file");
    std::vector<Rule> rules;
    for (const json& one : object.list("rules", kMostRules)) {
        Rule rule = rule_of(one, rules.size() + 1);
        const bool again = std::any_of(rules.begin(), rules.end(), [&rule](const Rule& other) {
            return other.name == rule.name;
        });
        if (again) throw Error("two rules are called \"" + rule.name + "\"");
        rules.push_back(std::move(rule));
    }
    object.finish();
    return rules;
}

Rule parse_rule(std::string_view text) {
    return rule_of(parse_strict(text.substr(0, kLargestFile), kDepth, "the rule"), 1);
}

std::vector<Rule> read_rules(const std::filesystem::path& file) {
    try {
        return parse_rules(read_regular_file(file, kLargestFile));
    } catch (const Error& error) {
        throw Error("cannot use the rules in " + printable(file.string()) + ": " + error.what());
    }
}

void check_allowed(const std::vector<Rule>& rules, const std::vector<std::string>& kinds) {
    for (const Rule& rule : rules) {
        for (const Action& action : rule.then) {
            const std::string kind = kind_of(action);
            if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) continue;
            throw Error("rule \"" + rule.name + "\" " + describe(action) +
                        ", which it may not: give --rules-may with " + kind +
                        " if you know what that does");
        }
    }
}

}  // namespace mien::rules
