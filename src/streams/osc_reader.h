// OSC packets as they come over the network, from whoever sends them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "streams/osc_message.h"

namespace mien::streams {

// The messages of a packet, those of bundles too; times of bundles are not looked at. An int64 or a
// time tag becomes a double, the latter in seconds since 1900. None where the packet is no OSC, has
// values of other types, more than 64 messages, or bundles within bundles within bundles.
std::optional<std::vector<OscMessage>> read_osc(std::string_view packet);

}  // namespace mien::streams
