// Settings held against their fields: see mien/fields.h.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/number.h"
#include "mien/error.h"
#include "mien/fields.h"
#include "mien/names.h"

namespace mien {

namespace detail {

// What an optional holds, or the type itself.
template <typename Value>
struct Plain {
    using Type = Value;
};
template <typename Value>
struct Plain<std::optional<Value>> {
    using Type = Value;
};

template <typename>
inline constexpr bool is_list_of_words = false;
template <HasNames Enum>
inline constexpr bool is_list_of_words<std::vector<Enum>> = true;

}  // namespace detail

// What such a field may be, for messages: "a whole number from 20 to 4096".
template <typename Value>
std::string expectation(const Range& range) {
    const std::string kind =
        std::is_integral_v<typename detail::Plain<Value>::Type> ? "a whole number" : "a number";
    if (range.highest == std::numeric_limits<double>::infinity()) {
        return kind + (range.open ? " above " : " of at least ") + number_text(range.lowest);
    }
    if (range.open) {
        return kind + " above " + number_text(range.lowest) + " and up to " +
               number_text(range.highest);
    }
    return kind + " from " + number_text(range.lowest) + " to " + number_text(range.highest);
}

template <typename Value, std::size_t count>
std::string expectation(const Choice<count>& choice) {
    std::string text = "one of ";
    for (const std::string_view word : choice.words) {
        text += (word == choice.words.front() ? "" : ", ") + std::string(word);
    }
    return text;
}

template <typename Value>
std::string expectation(const Anything&) {
    if constexpr (std::is_same_v<Value, bool>) return "true or false";
    if constexpr (std::is_same_v<Value, std::string>) return "text";
    if constexpr (detail::is_list_of_words<Value>) {
        std::string text = "a list of";
        for (const auto& one : names(typename Value::value_type{})) {
            text += (text.ends_with("of") ? " " : ", ") + std::string(one.name);
        }
        return text;
    }
    return "a list of names";
}

// Whether a value is within its rule.
template <typename Rule, typename Value>
bool holds(const Rule& rule, const Value& value) {
    if constexpr (std::is_same_v<Rule, Range> && std::is_arithmetic_v<Value>) {
        return rule.holds(static_cast<double>(value));
    } else if constexpr (requires { rule.words; }) {
        return std::find(rule.words.begin(), rule.words.end(), value) != rule.words.end();
    } else {
        static_assert(!std::is_same_v<Rule, Range>, "a range is of a number");
        return true;
    }
}

template <typename Rule, typename Value>
bool holds(const Rule& rule, const std::optional<Value>& value) {
    return !value || holds(rule, *value);
}

template <typename Rule, typename Value>
bool holds(const Rule& rule, const std::map<std::string, Value>& values) {
    return std::all_of(values.begin(), values.end(),
                       [&rule](const auto& entry) { return holds(rule, entry.second); });
}

// Throws Error naming the first setting that is out of its range, in parts too.
template <HasFields Settings>
void check_fields(const Settings& settings) {
    each_field<Settings>([&settings](const auto& field) {
        const auto& value = settings.*field.member;
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (HasFields<Value>) {
            check_fields(value);
        } else if (!holds(field.rule, value)) {
            throw Error("the setting " + std::string(field.name) + " must be " +
                        expectation<Value>(field.rule));
        }
    });
}

}  // namespace mien
