#include "serve/qr_code.h"

#include <qrencode.h>

#include <cstddef>
#include <memory>

namespace mien::serve {

std::string qr_code(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_L), QRcode_free);
    if (!code) return {};
    constexpr int border = 4;  // modules, of ISO/IEC 18004
    const int width = code->width;
    const auto is_black = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < width &&
               (code->data[static_cast<std::ptrdiff_t>(y) * width + x] & 1) != 0;
    };
    std::string lines;
    for (int y = -border; y < width + border; y += 2) {  // two modules above each other
        lines += "\033[30;107m";
        for (int x = -border; x < width + border; ++x) {
            const bool above = is_black(x, y), below = is_black(x, y + 1);
            lines += above && below ? "█" : above ? "▀" : below ? "▄" : " ";
        }
        lines += "\033[0m\n";
    }
    return lines;
}

}  // namespace mien::serve
