#include "core/media/url.h"

#include <cctype>
#include <charconv>
#include <string_view>

namespace mien {

namespace {

constexpr std::string_view kFile = "file://";

// What stands in a path as it is: RFC 3986's unreserved characters, and the slash.
bool is_plain(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/-._~").find(static_cast<char>(c)) != std::string_view::npos;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string without_password(const std::string& url) {
    const std::size_t host = url.find("://") + 3;
    const std::size_t at = url.substr(0, url.find('/', host)).rfind('@');
    return at == std::string::npos || at < host ? url : url.substr(0, host) + url.substr(at + 1);
}

std::string file_url(const std::string& path) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string url(kFile);
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain(byte)) {
            url += c;
        } else {
            url += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
        }
    }
    return url;
}

std::string path_of_file_url(const std::string& url) {
    std::string path;
    if (url.size() <= kFile.size()) return path;
    for (std::size_t i = 0; i < kFile.size(); ++i) {
        if (lower(url[i]) != kFile[i]) return path;
    }
    const std::size_t begin = url.find('/', kFile.size());  // behind a host name, mostly absent
    for (std::size_t i = begin; i < url.size(); ++i) {
        unsigned char code = 0;
        const char* digits = url.data() + i + 1;
        if (url[i] == '%' && i + 2 < url.size() &&
            std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2) {
            path += static_cast<char>(code);
            i += 2;
        } else {
            path += url[i];
        }
    }
    return path;
}

}  // namespace mien
