#include "qr/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace mien::qr {

Code encode(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_L), QRcode_free);
    if (!made) return {};
    Code code{made->width, {}};
    const auto modules =
        static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.black.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i) code.black.push_back((made->data[i] & 1) != 0);
    return code;
}

}  // namespace mien::qr
