#include "streams/osc_message.h"

#include <algorithm>
#include <string_view>

namespace mien::streams {

namespace {

constexpr std::size_t kLongestAddress = 255;

bool is_odd(unsigned char c) {
    return c <= ' ' || c >= 0x7F ||
           std::string_view("#*,?[]{}").find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace

bool is_osc_address(const std::string& text) {
    return text.size() > 1 && text.size() <= kLongestAddress && text.front() == '/' &&
           text.back() != '/' && std::none_of(text.begin(), text.end(), is_odd);
}

std::string as_address_part(const std::string& text) {
    std::string part = text;
    std::replace_if(
        part.begin(), part.end(), [](unsigned char c) { return is_odd(c) || c == '/'; }, '_');
    return part;
}

}  // namespace mien::streams
