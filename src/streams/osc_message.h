// A message of Open Sound Control, as a value.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace mien::streams {

// Types i, f, d, s, and T or F.
using OscValue = std::variant<std::int32_t, float, double, std::string, bool>;

struct OscMessage {
    std::string address;
    std::vector<OscValue> values;

    bool operator==(const OscMessage&) const = default;
};

// Messages that belong together and are sent in one packet.
using OscBundle = std::vector<OscMessage>;

// Whether it begins with a slash and holds nothing that has a meaning in OSC's patterns, no space
// and nothing unprintable. Of 255 bytes at most.
bool is_osc_address(const std::string& text);

// The same for one part of an address: what has no place in it becomes "_".
std::string as_address_part(const std::string& text);

}  // namespace mien::streams
