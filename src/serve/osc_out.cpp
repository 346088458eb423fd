#include "serve/osc_out.h"

#include <lo/lo.h>
#include <netdb.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/seconds.h"
#include "base/text.h"
#include "mien/error.h"
#include "mien/expressions.h"
#include "serve/host_and_port.h"

namespace mien::serve {

namespace {

// As a number, so that no name is looked up while frames are read.
std::string number_of(const HostAndPort& to) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    const int failed = getaddrinfo(to.host.c_str(), to.port.c_str(), &hints, &found);
    if (failed != 0) {
        throw Error("cannot send OSC to " + printable(to.host) + ": " + gai_strerror(failed));
    }
    std::array<char, NI_MAXHOST> number{};
    getnameinfo(found->ai_addr, found->ai_addrlen, number.data(), number.size(), nullptr, 0,
                NI_NUMERICHOST);
    freeaddrinfo(found);
    return number.data();
}

// What has a meaning in OSC's patterns, and what is not printable, has no place in an address.
std::string as_address_part(const std::string& key) {
    std::string part = key;
    std::replace_if(
        part.begin(), part.end(),
        [](unsigned char c) {
            return c <= ' ' || c >= 0x7F ||
                   std::string("#*,/?[]{}").find(static_cast<char>(c)) != std::string::npos;
        },
        '_');
    return part;
}

}  // namespace

struct OscOut::Target {
    Target(const HostAndPort& to, const ServeSettings& settings)
        : address(lo_address_new(number_of(to).c_str(), to.port.c_str())),
          prefix(settings.osc_prefix),
          distance(to_duration(1 / settings.osc_rate)) {}
    ~Target() { lo_address_free(address); }
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    void send_count(std::size_t faces) const {
        // Not lo_send: it is a macro that leaves this file's path in the program.
        lo_message message = lo_message_new();
        lo_message_add_int32(message, static_cast<std::int32_t>(faces));
        lo_send_message(address, (prefix + "/faces").c_str(), message);
        lo_message_free(message);
    }

    void send_face(const FaceResult& face, const std::vector<std::string>& keys,
                   cv::Size picture) const {
        const std::string way = prefix + "/face/" + std::to_string(face.track) + "/";
        lo_bundle bundle = lo_bundle_new(LO_TT_IMMEDIATE);
        const auto add = [&](const std::string& name) {
            lo_message message = lo_message_new();
            lo_bundle_add_message(bundle, (way + name).c_str(), message);  // copies the path
            return message;
        };
        for (std::size_t i = 0; i < face.scores.size(); ++i) {
            lo_message_add_float(add(keys[i]), face.scores[i]);
        }
        if (face.expression >= 0) {
            lo_message message = add("expression");
            lo_message_add_string(message, keys[static_cast<std::size_t>(face.expression)].c_str());
            lo_message_add_float(message, face.confidence);
        }
        lo_message box = add("box");
        const auto share = [](int part, int whole) {
            return static_cast<float>(part) / static_cast<float>(std::max(1, whole));
        };
        lo_message_add_float(box, share(face.box.x, picture.width));
        lo_message_add_float(box, share(face.box.y, picture.height));
        lo_message_add_float(box, share(face.box.width, picture.width));
        lo_message_add_float(box, share(face.box.height, picture.height));
        lo_send_bundle(address, bundle);
        lo_bundle_free_recursive(bundle);
    }

    lo_address address;
    const std::string prefix;
    const std::chrono::steady_clock::duration distance;
};

OscOut::OscOut(const ServeSettings& settings) {
    const auto to = parse_host_and_port(settings.osc);
    if (to) target_ = std::make_unique<Target>(*to, settings);
}

OscOut::~OscOut() = default;

void OscOut::send(const LiveResult& result) {
    if (!target_ || !result.checkpoint) return;
    const auto now = std::chrono::steady_clock::now();
    const auto distance = target_->distance;
    if (now + distance / 4 < due_) return;  // a little early is not too early: none come evenly
    due_ = std::max(due_, now - distance) + distance;
    std::vector<std::string> keys;
    for (const std::string& name : result.checkpoint->classes) {
        keys.push_back(as_address_part(expression_key(name)));
    }
    std::size_t followed = 0;
    for (const FaceResult& face : result.faces.faces) {
        if (face.track == 0) continue;
        ++followed;
        target_->send_face(face, keys, result.picture);
    }
    target_->send_count(followed);
}

}  // namespace mien::serve
