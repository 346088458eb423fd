#include "serve/token.h"

#include <sys/random.h>

#include <array>
#include <cstddef>

#include "mien/error.h"

namespace mien::serve {

std::string make_token() {
    std::array<unsigned char, 16> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw Error("the system gives no random bytes for a token; give one with --token");
    }
    std::string token;
    for (const unsigned char byte : bytes) {
        constexpr const char* digits = "0123456789abcdef";
        token += digits[byte >> 4];
        token += digits[byte & 15];
    }
    return token;
}

bool same_token(std::string_view given, std::string_view expected) {
    if (given.size() != expected.size() || expected.empty()) return false;
    volatile unsigned char difference = 0;  // so that no compiler leaves the loop early
    for (std::size_t i = 0; i < expected.size(); ++i) {
        difference = difference | static_cast<unsigned char>(given[i] ^ expected[i]);
    }
    return difference == 0;
}

}  // namespace mien::serve
