#include "rules/post.h"

#include <httplib.h>

#include <chrono>

#include "base/text.h"
#include "mien/error.h"
#include "streams/host_and_port.h"

namespace mien::rules {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kConnect = 900ms;  // connecting is what stopping cannot interrupt
constexpr auto kSilence = 5s;

}  // namespace

PostTarget::PostTarget(const std::string& address) : address_(address) {
    const std::size_t begin = std::string("http://").size();
    const std::size_t slash = std::min(address.find('/', begin), address.size());
    origin_ = address.substr(0, slash);
    way_ = slash < address.size() ? address.substr(slash) : "/";
    std::string place = origin_.substr(begin);
    auto to = streams::parse_host_and_port(place);
    if (!to) to = streams::parse_host_and_port(place + ":80");
    if (!to) throw Error("cannot post to " + printable(address) + ": it names no host");
    host_ = to->host;
    number_ = streams::number_of(*to);
}

void PostTarget::post(const std::string& json, const std::stop_token& quit) const {
    httplib::Client client(origin_);
    client.set_hostname_addr_map({{host_, number_}});
    client.set_connection_timeout(kConnect);
    client.set_read_timeout(kSilence);
    client.set_write_timeout(kSilence);
    client.set_follow_location(false);
    const std::stop_callback stopping(quit, [&client] { client.stop(); });
    const auto end = Clock::now() + kSilence;
    httplib::Request request;
    request.method = "POST";
    request.path = way_;
    request.body = json;
    request.set_header("Content-Type", "application/json");
    int status = 0;
    request.response_handler = [&status](const httplib::Response& response) {
        status = response.status;
        return true;
    };
    std::size_t read = 0;
    request.content_receiver = [&](const char*, std::size_t length, std::uint64_t, std::uint64_t) {
        read += length;
        return read < 65536 && Clock::now() < end;
    };
    const httplib::Result result = client.send(request);
    if (status >= 200 && status < 300) return;
    throw Error("cannot post to " + printable(address_) + ": " +
                (status != 0 ? "its answer has the status " + std::to_string(status)
                             : httplib::to_string(result.error())));
}

}  // namespace mien::rules
