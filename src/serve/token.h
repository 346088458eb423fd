// The secret that whoever watches over the network must know.
#pragma once

#include <string>
#include <string_view>

namespace mien::serve {

// 128 random bits as hexadecimal digits. Throws Error where the system has none.
std::string make_token();

// Takes as long for a guess that is nearly right as for any other of its length.
bool same_token(std::string_view given, std::string_view expected);

}  // namespace mien::serve
