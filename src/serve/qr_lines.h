// A QR code for the terminal, so that a phone need not have the address typed in.
#pragma once

#include <string>

namespace mien::serve {

// Lines of blocks, black on white whatever the terminal's colours are, with the white border that
// readers need. Empty where `text` is too long for one.
std::string qr_lines(const std::string& text);

}  // namespace mien::serve
