// What is seen, for an MQTT broker (home automation and the like). Below the topic that was given:
//
//   TOPIC/online      retained  "true", and "false" once Mien is gone (its last will)
//   TOPIC/faces       retained  how many faces are followed
//   TOPIC/expression  retained  the expression of the largest face: "happy"; "none" without one
//   TOPIC/scores      retained  {"happy": 0.87, ...} of the largest face, "{}" without one
//   TOPIC/derived     retained  where it is asked for: {"derived_valence": 0.7, "derived_arousal":
//                               0.4} of the largest face, "{}" without one
//   TOPIC/marker                {"label": "bang", "from": "http"}
//
// Faces and expression are sent when they change, scores and derived at most once a second. Quality
// of service 0: nothing waits for a broker that is away, and it is connected to again.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "mien/live_session.h"
#include "streams/host_and_port.h"
#include "streams/log.h"
#include "streams/marker_in.h"

namespace mien::streams {

struct MqttLogin {
    std::string user;  // empty: without
    std::string password;
    bool encrypted = false;  // by TLS: the broker needs a certificate that this system trusts
};

struct MqttAddress {
    HostAndPort place;
    bool encrypted = false;
};

// "broker:1883", "mqtt://broker" (port 1883), "mqtts://broker" (encrypted, port 8883), each with a
// port or without. None where the text is not that.
std::optional<MqttAddress> parse_mqtt_address(const std::string& text);

// Whether something can be published below it: plain, without + and #, of 200 bytes at most.
bool is_mqtt_topic(const std::string& text);

class MqttOut {
  public:
    // Connects on a thread of its own. A broker whose certificate is not valid is told nothing, not
    // even user and password. What this system trusts lies in /etc/ssl/certs, or in the
    // folder SSL_CERT_DIR; in the file SSL_CERT_FILE, too. `derived`: see above. `log`: told when
    // the broker cannot be reached, or again. Throws Error for a host that is not known.
    MqttOut(const HostAndPort& broker, const std::string& topic, const MqttLogin& login, Log log,
            bool derived = false);
    ~MqttOut();  // says that it is gone
    MqttOut(const MqttOut&) = delete;
    MqttOut& operator=(const MqttOut&) = delete;

    // One thread; returns at once.
    void send(const LiveResult& result);

    // Any thread; returns at once.
    void marker(const HeardMarker& marker);

  private:
    struct Client;

    std::unique_ptr<Client> client_;
    std::string faces_;
    std::string expression_;
    std::string scores_;
    const bool with_derived_;
    std::string derived_;
    std::chrono::steady_clock::time_point scores_due_{};
};

}  // namespace mien::streams
