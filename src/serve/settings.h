// How a live session is served over the network.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "mien/fields.h"
#include "rules/settings.h"
#include "streams/settings.h"

namespace mien::serve {

struct ServeSettings {
    int port = 8700;
    std::string address = "127.0.0.1";
    std::vector<std::string> names;
    std::string token;
    int viewers = 8;
    int requests = 20;
    int body_mb = 20;
    double rate = 30;
    int width = 1280;
    int quality = 80;
    std::vector<std::string> allow;
    std::string samples;
    std::string records;
    streams::StreamSettings streams;
    rules::RuleSettings rules;

    static constexpr auto fields() {
        using S = ServeSettings;
        return std::tuple{
            Field{"port", &S::port, Range{0, 65535}, "Port to listen on; 0: any that is free"},
            Field{"address", &S::address, Anything{},
                  "Address to listen on: 0.0.0.0 for all of this machine's. Any but this machine "
                  "itself needs the token"},
            Field{"names", &S::names, Anything{},
                  "Further names that this machine is called by, such as those of a proxy"},
            Field{"token", &S::token, Anything{},
                  "What whoever opens the page must know; made at random where it is needed and "
                  "not given"},
            Field{"viewers", &S::viewers, Range{1, 64}, "Viewers at once, at most"},
            Field{"requests", &S::requests, Range{1, 1000},
                  "Requests per second from one address, at most"},
            Field{"body_mb", &S::body_mb, Range{1, 256},
                  "Size of a picture sent to /api/analyze, megabytes, at most"},
            Field{"rate", &S::rate, above(0, 120), "Pictures per second, at most"},
            Field{"width", &S::width, Range{64, 7680}, "Width of the pictures, pixels, at most"},
            Field{"quality", &S::quality, Range{10, 100}, "JPEG quality of the pictures"},
            Field{"allow", &S::allow, Anything{},
                  "Beginnings of addresses from which /api/analyze may fetch pictures, such as "
                  "http://camera.local/; several: separated by commas"},
            Field{"samples", &S::samples, Anything{},
                  "Folder with sample faces for the page, in a folder per class"},
            Field{"records", &S::records, Anything{},
                  "Folder for records; without it nobody can record"},
            Field{"streams", &S::streams, Inline{}, "What else is sent, and where to"},
            Field{"rules", &S::rules, Inline{}, "What to do when"},
        };
    }
    bool operator==(const ServeSettings&) const = default;

    // Throws Error naming the first setting that is wrong.
    void validate() const;
};

// With a token where others than this machine reach it, made at random unless one is given. Throws
// Error where they are wrong.
ServeSettings with_token(ServeSettings settings);

// Whether only this machine reaches it: "localhost", "127.x.x.x", "::1".
bool is_loopback(const std::string& address);

}  // namespace mien::serve
