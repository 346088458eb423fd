// A text as a QR code, for whoever draws it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mien::qr {

struct Code {
    int side = 0;             // modules
    std::vector<bool> black;  // row by row, side * side

    // Whether it is black there; all around it is white.
    bool at(int x, int y) const {
        return x >= 0 && y >= 0 && x < side && y < side &&
               black[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) +
                     static_cast<std::size_t>(x)];
    }
};

// The white border that readers need around it, in modules (ISO/IEC 18004).
inline constexpr int kBorder = 4;

// Of `text`, UTF-8. Without a side where it is too long for one (2,953 bytes) or empty.
Code encode(const std::string& text);

}  // namespace mien::qr
