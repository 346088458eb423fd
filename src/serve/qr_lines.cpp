#include "serve/qr_lines.h"

#include "qr/qr_code.h"

namespace mien::serve {

std::string qr_lines(const std::string& text) {
    const qr::Code code = qr::encode(text);
    if (code.side == 0) return {};
    std::string lines;
    const int end = code.side + qr::kBorder;
    for (int y = -qr::kBorder; y < end; y += 2) {  // two modules above each other
        lines += "\033[30;107m";
        for (int x = -qr::kBorder; x < end; ++x) {
            const bool above = code.at(x, y), below = code.at(x, y + 1);
            lines += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
        }
        lines += "\033[0m\n";
    }
    return lines;
}

}  // namespace mien::serve
