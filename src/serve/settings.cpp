#include "serve/settings.h"

#include <algorithm>

#include "base/check_fields.h"
#include "base/text.h"
#include "mien/error.h"
#include "serve/allowed_address.h"
#include "serve/token.h"

namespace mien::serve {

void ServeSettings::validate() const {
    check_fields(*this);
    for (const std::string& one : allow) {
        if (!is_allow_entry(one)) {
            throw Error("cannot allow " + printable(one) +
                        ": give the beginning of an address, such as http://camera.local/");
        }
    }
    streams.validate();
    rules.validate();
    // What a header or an address would have to escape.
    const auto plain = [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '-' || c == '_';
    };
    if (!std::all_of(token.begin(), token.end(), plain)) {
        throw Error("the token may hold letters, digits, - and _ only");
    }
    if (!token.empty() && token.size() < 8) {
        throw Error("the token needs at least 8 characters, so that nobody guesses it");
    }
}

ServeSettings with_token(ServeSettings settings) {
    settings.validate();
    if (settings.token.empty() && !is_loopback(settings.address)) settings.token = make_token();
    return settings;
}

bool is_loopback(const std::string& address) {
    return address == "localhost" || address == "::1" || address.starts_with("127.");
}

}  // namespace mien::serve
