#include "serve/request_guard.h"

#include <arpa/inet.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "base/number.h"
#include "base/text.h"
#include "serve/token.h"

namespace mien::serve {

namespace {

constexpr std::int64_t kMostWords = 16 << 10;  // bytes of a request in JSON

// "host:8700" and "[::1]:8700" without the port and the brackets.
std::string without_port(const std::string& host) {
    if (host.starts_with('[')) {
        const std::size_t end = host.find(']');
        return end == std::string::npos ? std::string() : host.substr(1, end - 1);
    }
    return host.substr(0, host.find(':'));
}

bool is_number_address(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> parsed{};
    return inet_pton(AF_INET, host.c_str(), parsed.data()) == 1 ||
           inet_pton(AF_INET6, host.c_str(), parsed.data()) == 1;
}

std::string own_host_name() {
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

// The value of one cookie: "a=1; b=2".
std::string cookie_value(const std::string& cookies, const std::string& name) {
    for (std::size_t begin = 0; begin < cookies.size();) {
        const std::size_t end = std::min(cookies.find(';', begin), cookies.size());
        std::string one = cookies.substr(begin, end - begin);
        one.erase(0, one.find_first_not_of(' '));
        if (one.starts_with(name + "=")) return one.substr(name.size() + 1);
        begin = end + 1;
    }
    return {};
}

}  // namespace

std::string RequestHead::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() || found->second.empty() ? std::string() : found->second.front();
}

RequestGuard::RequestGuard(const ServeSettings& settings, int port)
    : settings_(settings), cookie_("mien_" + std::to_string(port)) {
    names_ = {"localhost"};
    if (!is_loopback(settings.address)) {
        const std::string own = own_host_name();
        if (!own.empty()) names_.insert(names_.end(), {own, own + ".local"});
    }
    names_.insert(names_.end(), settings.names.begin(), settings.names.end());
    names_.push_back(settings.address);
    for (std::string& name : names_) name = fold_case(name);
}

// A number cannot be rebound, so on a network any is ours: which of them lead here, a router may
// know better than this machine.
bool RequestGuard::is_own_name(const std::string& host) const {
    const std::string name = fold_case(without_port(host));
    if (std::find(names_.begin(), names_.end(), name) != names_.end()) return true;
    return is_number_address(name) && (!is_loopback(settings_.address) || is_loopback(name));
}

bool RequestGuard::knows_token(const RequestHead& request) const {
    if (settings_.token.empty()) return true;
    const std::string bearer = request.header("authorization");
    std::string_view given = request.query_token;
    if (bearer.starts_with("Bearer ")) given = std::string_view(bearer).substr(7);
    if (same_token(given, settings_.token)) return true;
    return same_token(cookie_value(request.header("cookie"), cookie_), settings_.token);
}

std::int64_t RequestGuard::most_body(const std::string& path) const {
    return path == "/api/analyze" ? std::int64_t{settings_.body_mb} << 20 : kMostWords;
}

// Browsers say where a request comes from, other programs do not, and no page can make a browser
// lie.
std::optional<Refusal> RequestGuard::check_page(const RequestHead& request) const {
    const std::string site = request.header("sec-fetch-site");
    const bool from_here = site.empty() || site == "same-origin" || site == "none";
    const bool opens_page =
        request.path == "/" && request.method == "GET" &&
        request.header("sec-fetch-mode") == "navigate";  // a link to it, from anywhere
    if (!from_here && !opens_page) return Refusal{403, "requests of other pages are refused"};
    const std::string origin = request.header("origin");
    if (origin.empty()) return {};
    const std::size_t host = origin.find("://");
    if (host == std::string::npos ||
        fold_case(origin.substr(host + 3)) != fold_case(request.header("host"))) {
        return Refusal{403, "requests of other pages are refused"};
    }
    return {};
}

std::optional<Refusal> RequestGuard::check_body(const RequestHead& request) const {
    if (request.headers.contains("transfer-encoding")) {
        return Refusal{411, "a request must say its length in Content-Length"};
    }
    if (request.headers.contains("content-encoding")) {
        return Refusal{415, "compressed requests are not read"};
    }
    const auto found = request.headers.find("content-length");
    if (found == request.headers.end()) return {};
    const auto length = parse_number<std::int64_t>(found->second.front());
    if (found->second.size() != 1 || !length || *length < 0) {
        return Refusal{400, "Content-Length must be one whole number"};
    }
    const std::int64_t most = most_body(request.path);
    if (*length > most) {
        return Refusal{413, "at most " + std::to_string(most) + " bytes may be sent here"};
    }
    return {};
}

std::optional<Refusal> RequestGuard::check(const RequestHead& request) const {
    const auto hosts = request.headers.find("host");
    if (hosts == request.headers.end() || hosts->second.size() != 1 ||
        !is_own_name(hosts->second.front())) {
        return Refusal{403,
                       "this machine is not called so: use the address that Mien gave, or start "
                       "mienctl serve with --names and the name"};
    }
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST") {
        return Refusal{405, "only GET, HEAD and POST are known here"};
    }
    if (auto refusal = check_page(request)) return refusal;
    if (!knows_token(request)) {
        return Refusal{401,
                       "the token is missing or wrong: open the address that Mien gave, or send "
                       "\"Authorization: Bearer TOKEN\""};
    }
    return check_body(request);
}

}  // namespace mien::serve
