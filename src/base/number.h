// Numbers as text, the same under every locale: a decimal point, never a comma.
#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace mien {

// None where the whole text is not one number of this type.
template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// As short as it can be to be read back as the same number: "0.1", "48".
inline std::string number_text(double value) {
    char text[400];  // the smallest double takes 327
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr};
}

inline std::string number_text(double value, int decimals) {
    char text[400];
    return {text,
            std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, decimals).ptr};
}

// The number that is read back where `value` was written with so many decimals.
template <typename Number>
Number as_written(Number value, int decimals) {
    char text[400];
    const auto [end, error] =
        std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, decimals);
    return parse_number<Number>({text, end}).value_or(value);
}

}  // namespace mien
