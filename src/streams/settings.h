// Where a live session's results go, besides browsers. Nothing goes anywhere unless it says so.
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "mien/fields.h"
#include "streams/osc_layout.h"

namespace mien::streams {

struct StreamSettings {
    std::string osc;
    std::string osc_as = "mien";
    std::string osc_prefix = "/mien";
    std::vector<std::string> osc_names;
    double osc_rate = 30;

    static constexpr auto fields() {
        using S = StreamSettings;
        return std::tuple{
            Field{"osc", &S::osc, Anything{},
                  "Also send the scores as OSC over UDP, to this HOST:PORT"},
            Field{"osc_as", &S::osc_as, Choice{"mien", "vrchat"},
                  "Which OSC addresses: mien's own, or vrchat's parameters of an avatar"},
            Field{"osc_prefix", &S::osc_prefix, Anything{},
                  "What OSC addresses begin with; as vrchat: /avatar/parameters, unless given"},
            Field{"osc_names", &S::osc_names, Anything{},
                  "Other names of classes in OSC addresses, such as happy=Smile,sad=Frown"},
            Field{"osc_rate", &S::osc_rate, above(0, 1000),
                  "Results per second that are sent as OSC, at most"},
        };
    }
    bool operator==(const StreamSettings&) const = default;

    // Throws Error naming the first setting that is wrong.
    void validate() const;
};

// `settings` must be valid.
OscNaming osc_naming(const StreamSettings& settings);

}  // namespace mien::streams
