// Addresses of streams.
#pragma once

#include <string>

namespace mien {

// A URL without "user:password@", to be shown and recorded.
inline std::string without_password(const std::string& url) {
    const std::size_t host = url.find("://") + 3;
    const std::size_t at = url.substr(0, url.find('/', host)).rfind('@');
    return at == std::string::npos || at < host ? url : url.substr(0, host) + url.substr(at + 1);
}

}  // namespace mien
