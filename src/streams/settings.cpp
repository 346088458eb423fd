#include "streams/settings.h"

#include "base/check_fields.h"
#include "base/text.h"
#include "mien/error.h"
#include "mien/expressions.h"
#include "streams/host_and_port.h"
#include "streams/mqtt_out.h"

namespace mien::streams {

namespace {

void check_osc(const StreamSettings& settings) {
    if (!settings.osc.empty() && !parse_host_and_port(settings.osc)) {
        throw Error("cannot send OSC to " + printable(settings.osc) +
                    ": give a host and a port, such as 127.0.0.1:9000");
    }
    if (!settings.osc_prefix.empty() && !is_osc_address(settings.osc_prefix)) {
        throw Error("the OSC prefix " + printable(settings.osc_prefix) +
                    " must begin with a slash, as /mien does, and not end with one");
    }
    for (const std::string& one : settings.osc_names) {
        const std::size_t equals = one.find('=');
        if (equals == std::string::npos || equals == 0 ||
            !is_osc_address("/" + one.substr(equals + 1))) {
            throw Error("cannot use the OSC name " + printable(one) +
                        ": give a class and its name, such as happy=Smile");
        }
    }
}

}  // namespace

void StreamSettings::validate() const {
    check_fields(*this);
    check_osc(*this);
    if (!markers_osc.empty() && !parse_host_and_port(markers_osc)) {
        throw Error("cannot listen for markers on " + printable(markers_osc) +
                    ": give a host and a port, such as 127.0.0.1:9001");
    }
    if (!mqtt.empty() && !parse_mqtt_address(mqtt)) {
        throw Error("cannot use the MQTT broker " + printable(mqtt) +
                    ": give a host and a port, such as 127.0.0.1:1883, or mqtts://broker.local");
    }
    if (!is_mqtt_topic(mqtt_topic)) {
        throw Error("nothing can be published below the topic " + printable(mqtt_topic) +
                    ": give one such as mien or home/mien");
    }
}

OscNaming osc_naming(const StreamSettings& settings) {
    OscNaming naming;
    naming.derived = settings.derived;
    const bool given = settings.osc_prefix != StreamSettings{}.osc_prefix;
    naming.prefix =
        settings.osc_as == "vrchat" && !given ? "/avatar/parameters" : settings.osc_prefix;
    for (const std::string& one : settings.osc_names) {
        const std::size_t equals = one.find('=');
        naming.names[expression_key(one.substr(0, equals))] = one.substr(equals + 1);
    }
    return naming;
}

}  // namespace mien::streams
