#include "base/text.h"

#include <clocale>
#include <cstddef>
#include <cstdint>
#include <cwctype>

namespace mien {

namespace {

struct Character {
    char32_t value = 0;
    std::size_t length = 0;  // bytes; 0: this is no UTF-8
};

Character decode(std::string_view text) {
    const auto byte = [&text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    char32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return {};
        value = value << 6 | (byte(i) & 0x3FU);
    }
    constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < kLeast[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return {};
    return {value, length};
}

// Unicode's categories Cc, Zl, Zp, its marks of direction and the byte order mark.
bool is_hidden(char32_t c) {
    const auto within = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return c < 0x20 || within(0x7F, 0x9F) || within(0x200E, 0x200F) || within(0x2028, 0x202E) ||
           within(0x2066, 0x2069) || c == 0x061C || c == 0xFEFF || within(0xFFFE, 0xFFFF);
}

std::string encode(char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(value); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
    if (c < 0x10000)
        return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
    return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
            byte(0x80 | (c & 0x3F))};
}

}  // namespace

bool is_plain(std::string_view text) {
    while (!text.empty()) {
        const Character next = decode(text);
        if (next.length == 0 || is_hidden(next.value)) return false;
        text.remove_prefix(next.length);
    }
    return true;
}

std::string printable(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string result;
    while (!text.empty()) {
        const Character next = decode(text);
        const std::size_t length = next.length == 0 ? 1 : next.length;
        if (next.length > 0 && !is_hidden(next.value)) {
            result += text.substr(0, length);
        } else {
            for (const char c : text.substr(0, length)) {
                const auto byte = static_cast<std::uint8_t>(c);
                result += "\\x";
                result += kDigits[byte >> 4];
                result += kDigits[byte & 15];
            }
        }
        text.remove_prefix(length);
    }
    return result;
}

std::string fold_case(std::string_view text) {
    // The C library's table, whatever the locale of the program is; never freed.
    static const locale_t unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    std::string result;
    while (!text.empty()) {
        const Character next = decode(text);
        if (next.length == 0) {
            result += text[0];
            text.remove_prefix(1);
            continue;
        }
        char32_t lower = next.value;
        if (unicode) {
            // Upper-case first: several letters share one capital, such as both sigmas of Greek.
            const wint_t upper = towupper_l(static_cast<wint_t>(next.value), unicode);
            lower = static_cast<char32_t>(towlower_l(upper, unicode));
        } else if (lower >= 'A' && lower <= 'Z') {
            lower += 'a' - 'A';
        }
        result += encode(lower);
        text.remove_prefix(next.length);
    }
    return result;
}

}  // namespace mien
