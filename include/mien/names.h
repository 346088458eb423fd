// The names of an enum's values, in files and on the command line: one table, beside the enum.
//
//   enum class Size { small, large };
//   constexpr auto names(Size) {
//       return std::array{Named{Size::small, "small"}, Named{Size::large, "large"}};
//   }
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace mien {

template <typename Enum>
struct Named {
    Enum value;
    const char* name;
};
template <typename Enum>
Named(Enum, const char*) -> Named<Enum>;  // said aloud for clang-tidy: Clang 14 lacks P1816

template <typename Enum>
concept HasNames = requires(Enum value) {
    names(value);
};

template <HasNames Enum>
constexpr const char* name_of(Enum value) {
    for (const auto& one : names(value)) {
        if (one.value == value) return one.name;
    }
    return "unknown";
}

template <HasNames Enum>
constexpr std::optional<Enum> value_of(std::string_view name) {
    for (const auto& one : names(Enum{})) {
        if (one.name == name) return one.value;
    }
    return std::nullopt;
}

}  // namespace mien
