#include "model/strict_json.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;

std::string refusal_of(const std::string& text, int depth = 8) {
    return test::error_of([&] { parse_strict(text, depth, "its header"); });
}

TEST(StrictJson, ReadsWhatIsPlain) {
    EXPECT_EQ(parse_strict(R"({"a": [1, {"b": 2}], "b": {"a": 3}})", 8, "it"),
              json({{"a", {1, {{"b", 2}}}}, {"b", {{"a", 3}}}}))
        << "a key may come again in another object";
}

TEST(StrictJson, RefusesAKeyThatIsThereTwice) {
    EXPECT_EQ(refusal_of(R"({"a": 1, "b": {}, "a": 2})"), "its header has the key 'a' twice");
    EXPECT_EQ(refusal_of(R"([{"c": {"a\u001b": 1, "a\u001b": 1}}])"),
              R"(its header has the key 'a\x1b' twice)");
}

TEST(StrictJson, RefusesDeepNesting) {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    EXPECT_NO_THROW(parse_strict(nested(8), 8, "it"));
    EXPECT_EQ(refusal_of(nested(10)), "its header is nested too deep");
    EXPECT_EQ(refusal_of(std::string(1'000'000, '[')), "its header is nested too deep");
}

TEST(StrictJson, InOrderRefusesWhatIsDeepToo) {
    EXPECT_EQ(parse_ordered(R"({"b":1,"a":[2]})", 2, "it").dump(), R"({"b":1,"a":[2]})");
    EXPECT_EQ(test::error_of([] { parse_ordered(R"({"b":{"a":[2]}})", 2, "it"); }),
              "it is nested too deep");
}

TEST(StrictJson, RefusesWhatIsNone) {
    for (const char* text : {"", "{", "{\"a\": nan}", "[1,]", "{} {}", "\xFF"}) {
        EXPECT_EQ(refusal_of(text), "its header is not JSON") << text;
    }
}

}  // namespace
}  // namespace mien
