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
    std::string markers_osc;
    bool markers_stdin = false;
    bool lsl = false;
    std::string mqtt;
    std::string mqtt_topic = "mien";
    std::string mqtt_user;
    std::string camera_out;
    std::string camera_draw = "boxes";
    bool derived = false;

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
            Field{"markers_osc", &S::markers_osc, Anything{},
                  "Also take markers as OSC over UDP, on this HOST:PORT of this machine"},
            Field{"markers_stdin", &S::markers_stdin, Anything{},
                  "Also take markers from standard input, one a line"},
            Field{"lsl", &S::lsl, Anything{},
                  "Also offer the largest face and markers as streams of the Lab Streaming Layer, "
                  "by liblsl.so"},
            Field{"mqtt", &S::mqtt, Anything{},
                  "Also tell the MQTT broker at this HOST:PORT what is seen; encrypted where it is "
                  "given as mqtts://HOST"},
            Field{"mqtt_topic", &S::mqtt_topic, Anything{}, "Topic below which it is told"},
            Field{"mqtt_user", &S::mqtt_user, Anything{},
                  "User of that broker; the password is taken from MIEN_MQTT_PASSWORD in the "
                  "environment"},
            Field{"camera_out", &S::camera_out, Anything{},
                  "Also write the pictures to this virtual camera (/dev/video9 of v4l2loopback), "
                  "pipe or new file"},
            Field{"camera_draw", &S::camera_draw, Choice{"boxes", "blur", "nothing"},
                  "What is drawn on those pictures"},
            Field{"derived", &S::derived, Anything{},
                  "Also send valence and arousal, derived from the scores, to whoever gets them"},
        };
    }
    bool operator==(const StreamSettings&) const = default;

    // Throws Error naming the first setting that is wrong.
    void validate() const;
};

// `settings` must be valid.
OscNaming osc_naming(const StreamSettings& settings);

}  // namespace mien::streams
