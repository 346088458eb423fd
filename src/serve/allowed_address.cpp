#include "serve/allowed_address.h"

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/text.h"
#include "mien/error.h"

namespace mien::serve {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kSilence{2};
constexpr std::chrono::seconds kWhole{10};

bool is_clean(const std::string& address) {
    return std::all_of(address.begin(), address.end(),
                       [](unsigned char c) { return c > 0x20 && c < 0x7F && c != '\\'; });
}

// "http://host:port" and "/way"; both empty where it is no such address.
std::pair<std::string, std::string> split(const std::string& address) {
    std::size_t host = 0;
    for (const char* scheme : {"http://", "https://"}) {
        if (address.starts_with(scheme)) host = std::string(scheme).size();
    }
    if (host == 0 || !is_clean(address)) return {};
    const std::size_t way = std::min(address.find_first_of("/?#", host), address.size());
    const std::string origin = address.substr(0, way);
    if (way == host || origin.find('@', host) != std::string::npos) return {};
    if (way < address.size() && address[way] != '/') return {};
    return {origin, way == address.size() ? "/" : address.substr(way)};
}

// Also written as "%2e".
bool steps_back(std::string way) {
    for (std::size_t at; (at = way.find('%')) != std::string::npos;) {
        if (way.size() < at + 3) return true;
        const std::string code = way.substr(at, 3);
        way.replace(at, 3, code == "%2e" || code == "%2E" ? "." : "x");
    }
    return way.find("..") != std::string::npos;
}

}  // namespace

bool is_allow_entry(const std::string& text) {
    return !split(text).first.empty();
}

bool is_allowed(const std::string& address, const std::vector<std::string>& entries) {
    const auto [origin, way] = split(address);
    if (origin.empty() || steps_back(way)) return false;
    return std::any_of(entries.begin(), entries.end(), [&](const std::string& entry) {
        const auto [its_origin, its_way] = split(entry);
        return origin == its_origin && way.starts_with(its_way);
    });
}

std::string fetch_allowed(const std::string& address, const std::vector<std::string>& entries,
                          std::size_t most_bytes) {
    const std::string shown = printable(address.substr(0, 200));
    if (!is_allowed(address, entries)) {
        throw Error("pictures are not fetched from " + shown +
                    ": start mienctl serve with --allow and the beginning of that address");
    }
    const auto [origin, way] = split(address);
    httplib::Client client(origin);
    client.set_connection_timeout(kSilence);
    client.set_read_timeout(kSilence);
    std::string bytes;
    const Clock::time_point end = Clock::now() + kWhole;
    int status = 0;
    const httplib::Result result = client.Get(
        way,
        [&status](const httplib::Response& response) {
            status = response.status;
            return status == 200;
        },
        [&](const char* data, std::size_t length) {
            if (bytes.size() + length > most_bytes || Clock::now() > end) return false;
            bytes.append(data, length);
            return true;
        });
    if (!result) {
        const std::string why = status != 0 && status != 200
                                    ? "its answer has the status " + std::to_string(status)
                                    : httplib::to_string(result.error());
        throw Error("cannot fetch " + shown + " (" + why +
                    "): it must answer with a picture at once, of " +
                    std::to_string(most_bytes >> 20) + " MB at most");
    }
    return bytes;
}

}  // namespace mien::serve
