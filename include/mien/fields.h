// A setting lives in one place. Each struct of settings lists its members once, and whatever is
// done with all of them comes from that list: JSON, the check of their ranges, mienctl's options,
// what the app stores and the bounds of its sliders.
//
//   struct Tea {
//       double minutes = 3;
//       std::string kind = "green";
//
//       static constexpr auto fields() {
//           return std::tuple{Field{"minutes", &Tea::minutes, Range{0.5, 10}, "How long it draws"},
//                             Field{"kind", &Tea::kind, Choice{"black", "green"}, "Which leaves"}};
//       }
//       bool operator==(const Tea&) const = default;
//   };
//
// A member that is missing from the list does not compile. Defaults are the members' own.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace mien {

// What a setting may be.

struct Anything {};  // whatever its type can hold: switches, free text, words of an enum

struct Range {
    double lowest;
    double highest = std::numeric_limits<double>::infinity();
    bool open = false;  // `lowest` itself is too low

    // Where people usually look: the ends and the step of a slider. None without a step.
    double from = 0, to = 0, step = 0;

    constexpr bool holds(double value) const {  // not for NaN
        return (open ? value > lowest : value >= lowest) && value <= highest &&
               value < std::numeric_limits<double>::infinity();
    }
    constexpr Range slider(double first, double last, double each) const {
        return {lowest, highest, open, first, last, each};
    }
};

constexpr Range above(double lowest, double highest) {
    return {lowest, highest, true};
}

template <std::size_t count>
struct Choice {
    std::array<std::string_view, count> words;

    template <typename... Word>
    constexpr Choice(const Word&... word) : words{word...} {}
};
template <typename... Word>
Choice(const Word&...) -> Choice<sizeof...(Word)>;

struct Group {};   // a struct of settings, which keeps its own name: an object in JSON
struct Inline {};  // a struct of settings whose fields stand among the outer ones

// `name` is the one in files; `help` one sentence for the user, without a full stop, with its unit.
template <typename Settings, typename Value, typename Rule>
struct Field {
    std::string_view name;
    Value Settings::*member;
    Rule rule;
    const char* help;
};

template <typename Settings>
concept HasFields = requires {
    Settings::fields();
};

namespace detail {

template <typename>
inline constexpr bool is_optional = false;
template <typename Value>
inline constexpr bool is_optional<std::optional<Value>> = true;

// Fits every member. An optional takes it by its own constructor.
struct Whatever {
    template <typename Value>
    requires(!is_optional<Value>) operator Value() const;
};

template <typename Settings, std::size_t... i>
constexpr bool takes(std::index_sequence<i...>) {
    return requires {
        Settings{(static_cast<void>(i), Whatever{})...};
    };
}

// Of an aggregate: the most values that its braces take.
template <typename Settings, std::size_t count = 0>
constexpr std::size_t members() {
    if constexpr (takes<Settings>(std::make_index_sequence<count + 1>())) {
        return members<Settings, count + 1>();
    } else {
        return count;
    }
}

}  // namespace detail

// Calls `visit(field)` for each, in the order of the list.
template <HasFields Settings, typename Visit>
constexpr void each_field(const Visit& visit) {
    constexpr auto list = Settings::fields();
    static_assert(std::tuple_size_v<decltype(list)> == detail::members<Settings>(),
                  "a member of these settings is missing from their fields()");
    std::apply([&visit](const auto&... field) { (visit(field), ...); }, list);
}

// The same, and where a field is Inline, for those in it. `visit(field, part)`: the part of
// `settings` that has this field.
template <typename Settings, typename Visit>
constexpr void each_field_within(Settings& settings, const Visit& visit) {
    each_field<std::remove_const_t<Settings>>([&](const auto& field) {
        if constexpr (std::same_as<decltype(field.rule), Inline>) {
            each_field_within(settings.*field.member, visit);
        } else {
            visit(field, settings);
        }
    });
}

}  // namespace mien
