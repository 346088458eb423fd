// Options of mienctl from lists of fields: see mien/fields.h.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/check_fields.h"
#include "base/number.h"
#include "mien/fields.h"

namespace mienctl {

// "min_face" is --min-face, and "smoothing_s" --smoothing: a unit is said in the help.
inline std::string option_name(std::string_view field) {
    if (field.ends_with("_s")) field.remove_suffix(2);
    std::string name = "--" + std::string(field);
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

// An option for every one of `settings`, which outlive the command line. Ranges are not looked at:
// mien::check_fields does that.
template <mien::HasFields Settings>
void add_options(CLI::App& command, Settings& settings) {
    mien::each_field_within(settings, [&command](const auto& field, auto& part) {
        auto& value = part.*field.member;
        if constexpr (mien::HasFields<std::remove_cvref_t<decltype(value)>>) {
            add_options(command, value);
        } else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, bool>) {
            command.add_flag(option_name(field.name), value, field.help);
        } else {
            command.add_option(option_name(field.name), value, field.help)->capture_default_str();
        }
    });
}

// Says what is wrong with an option's text; nothing when its value is within `rule`.
template <typename Value, typename Rule>
CLI::Validator within(const Rule& rule) {
    return {
        [rule](const std::string& text) -> std::string {
            if constexpr (std::is_same_v<Value, std::string>) {
                if (mien::holds(rule, text)) return {};
            } else if (const auto value =
                           mien::parse_number<typename mien::detail::Plain<Value>::Type>(text)) {
                if (mien::holds(rule, *value)) return {};
            }
            return "it must be " + mien::expectation<Value>(rule) + ", not " + text;
        },
        mien::expectation<Value>(rule)};
}

// An option for one of `settings`.
template <mien::HasFields Settings, typename Value>
void add_option(CLI::App& command, Settings& settings, Value Settings::*member) {
    mien::each_field<Settings>([&](const auto& field) {
        if constexpr (std::is_same_v<decltype(field.member), Value Settings::*const> ||
                      std::is_same_v<decltype(field.member), Value Settings::*>) {
            if (field.member != member) return;
            if constexpr (std::is_same_v<Value, bool>) {
                command.add_flag(option_name(field.name), settings.*member, field.help);
            } else {
                command.add_option(option_name(field.name), settings.*member, field.help)
                    ->check(within<Value>(field.rule));
            }
        }
    });
}

// An option for every number and word among the fields; those that are given are put into `json`,
// as they would stand in a file. Ranges are looked at.
template <mien::HasFields Settings>
void add_replacements(CLI::App& command, nlohmann::json& json, const std::string& group) {
    mien::each_field<Settings>([&](const auto& field) {
        using Value = std::remove_cvref_t<decltype(std::declval<Settings>().*field.member)>;
        if constexpr (std::is_arithmetic_v<Value> || std::is_same_v<Value, std::string>) {
            const std::string name(field.name);
            command
                .add_option_function<Value>(
                    option_name(name), [&json, name](const Value& value) { json[name] = value; },
                    field.help)
                ->group(group)
                ->check(within<Value>(field.rule));
        }
    });
}

}  // namespace mienctl
