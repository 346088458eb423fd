#include "streams/mqtt_out.h"

#include <mosquitto.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "mien/error.h"
#include "mien/expressions.h"
#include "streams/chosen_face.h"

namespace mien::streams {

namespace {

constexpr int kKeepAlive_s = 30;
constexpr unsigned kFirstRetry_s = 1;
constexpr unsigned kLastRetry_s = 30;
constexpr std::chrono::seconds kScoresEvery{1};

std::string text_of(const nlohmann::ordered_json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string scores_text(const FaceResult* face, const std::vector<std::string>& classes) {
    nlohmann::ordered_json scores = nlohmann::ordered_json::object();
    for (std::size_t i = 0; face && i < face->scores.size(); ++i) {
        scores[expression_key(classes.at(i))] = as_written(double{face->scores[i]}, 4);
    }
    return text_of(scores);
}

std::string derived_text(const FaceResult* face, const std::vector<std::string>& classes) {
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    if (const auto value = derived_of(face, classes)) {
        values["derived_valence"] = as_written(value->valence, 4);
        values["derived_arousal"] = as_written(value->arousal, 4);
    }
    return text_of(values);
}

}  // namespace

struct MqttOut::Client {
    Client(const HostAndPort& to, std::string below, const MqttLogin& login, Log to_tell)
        : topic(std::move(below)),
          place(printable(to.host) + ":" + to.port),
          log(std::move(to_tell)),
          owned(make(this)) {
        ::mosquitto* const handle = owned.get();
        mosquitto_connect_callback_set(handle, [](auto*, void* self, int refused) {
            static_cast<Client*>(self)->connected(refused);
        });
        mosquitto_disconnect_callback_set(handle, [](auto*, void* self, int why) {
            if (why != 0) static_cast<Client*>(self)->tell_unless_distrusted("lost");
        });
        mosquitto_reconnect_delay_set(handle, kFirstRetry_s, kLastRetry_s, true);
        const std::string will = topic + "/online";
        mosquitto_will_set(handle, will.c_str(), 5, "false", 0, true);
        if (!login.user.empty()) {
            mosquitto_username_pw_set(handle, login.user.c_str(),
                                      login.password.empty() ? nullptr : login.password.c_str());
        }
        kept["online"] = "true";
        // A certificate is made out to a name; without one, no name is looked up later.
        const std::string host = number_of(to);
        if (login.encrypted) {
            encrypt();
            connector =
                std::jthread([this, to](const std::stop_token& stop) { connect(to, stop); });
            return;
        }
        mosquitto_loop_start(handle);
        if (mosquitto_connect_async(handle, host.c_str(), parse_number<int>(to.port).value_or(0),
                                    kKeepAlive_s) != MOSQ_ERR_SUCCESS) {
            tell_unless_distrusted("cannot reach");
        }
    }
    ~Client() {
        if (connector.joinable()) {
            connector.request_stop();
            connector.join();
        }
        send("online", "false", true);
        mosquitto_disconnect(owned.get());
        mosquitto_loop_stop(owned.get(), false);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void encrypt() {
        ::mosquitto* const handle = owned.get();
        // As OpenSSL finds them. (libmosquitto's own option for that fails when it connects anew.)
        const char* const file = std::getenv("SSL_CERT_FILE");
        const char* const folder = std::getenv("SSL_CERT_DIR");
        if (mosquitto_tls_set(handle, file, folder ? folder : "/etc/ssl/certs", nullptr, nullptr,
                              nullptr) != MOSQ_ERR_SUCCESS) {
            throw Error(
                "cannot use MQTT over TLS: the certificates that this system trusts cannot be "
                "read; look at /etc/ssl/certs (package ca-certificates), SSL_CERT_FILE and "
                "SSL_CERT_DIR");
        }
        // Nothing but its log says why there is no connection.
        mosquitto_log_callback_set(handle, [](auto*, void* self, int level, const char* text) {
            if (level != MOSQ_LOG_ERR || std::strstr(text, "certificate") == nullptr) return;
            auto& client = *static_cast<Client*>(self);
            client.distrusted = true;
            client.tell("cannot trust the certificate of the MQTT broker, or its name is another,");
        });
    }

    // The first connection over TLS: libmosquitto 2.0.11 does not come out of an asynchronous one
    // to a port where nobody listens. From then on it connects anew by itself.
    void connect(const HostAndPort& to, const std::stop_token& stop) {
        const int port = parse_number<int>(to.port).value_or(0);
        for (auto wait_s = kFirstRetry_s; !stop.stop_requested();
             wait_s = std::min(2 * wait_s, kLastRetry_s)) {
            if (is_listening(to, stop) && mosquitto_connect(owned.get(), to.host.c_str(), port,
                                                            kKeepAlive_s) == MOSQ_ERR_SUCCESS) {
                mosquitto_loop_start(owned.get());
                return;
            }
            tell_unless_distrusted("cannot reach");
            for (unsigned i = 0; i < 10 * wait_s && !stop.stop_requested(); ++i) {
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            }
        }
    }

    struct End {
        void operator()(::mosquitto* handle) const {
            mosquitto_destroy(handle);
            mosquitto_lib_cleanup();
        }
    };

    static ::mosquitto* make(Client* self) {
        mosquitto_lib_init();  // counts its callers
        ::mosquitto* const made = mosquitto_new(nullptr, true, self);
        if (!made) throw Error("cannot use MQTT: there is too little memory");
        return made;
    }

    // On the library's thread: what is kept is told anew, since the broker may have been away.
    void connected(int refused) {
        if (refused != 0) {
            tell("is refused by the MQTT broker (" +
                 std::string(mosquitto_connack_string(refused)) + ")");
            return;
        }
        distrusted = false;
        const std::lock_guard lock(mutex);
        told.clear();
        for (const auto& [what, text] : kept) send(what, text, true);
    }

    void keep(const std::string& what, const std::string& text) {
        const std::lock_guard lock(mutex);
        kept[what] = text;
        send(what, text, true);
    }

    void send(const std::string& what, const std::string& text, bool retained) const {
        mosquitto_publish(owned.get(), nullptr, (topic + "/" + what).c_str(),
                          static_cast<int>(text.size()), text.data(), 0, retained);
    }

    // The certificate is why, and that was told.
    void tell_unless_distrusted(const std::string& what) {
        if (!distrusted) tell(what + " the MQTT broker");
    }

    // Once, until it is connected again.
    void tell(const std::string& what) {
        const std::lock_guard lock(mutex);
        if (std::exchange(told, what) != what && log) log(what + " at " + place);
    }

    const std::string topic;
    const std::string place;
    const Log log;
    std::mutex mutex;
    std::map<std::string, std::string> kept;  // the newest of each
    std::string told;
    std::atomic<bool> distrusted{false};
    std::unique_ptr<::mosquitto, End> owned;  // last, but for the thread
    std::jthread connector;
};

std::optional<MqttAddress> parse_mqtt_address(const std::string& text) {
    MqttAddress address;
    std::string place = text;
    const char* port = nullptr;
    for (const auto& [scheme, known] : {std::pair{"mqtts://", "8883"}, {"mqtt://", "1883"}}) {
        if (!place.starts_with(scheme)) continue;
        place.erase(0, std::string_view(scheme).size());
        address.encrypted = std::string_view(scheme) == "mqtts://";
        port = known;
        break;
    }
    if (place.find('/') != std::string::npos || place.find('@') != std::string::npos) return {};
    const bool without_port = place.find(':') == std::string::npos || place.ends_with(']');
    if (port && without_port) place += std::string(":") + port;
    const auto parts = parse_host_and_port(place);
    if (!parts) return {};
    address.place = *parts;
    return address;
}

bool is_mqtt_topic(const std::string& text) {
    return !text.empty() && text.size() <= 200 && is_plain(text) && text.front() != '$' &&
           text.back() != '/' && text.find_first_of("+#") == std::string::npos;
}

MqttOut::MqttOut(const HostAndPort& broker, const std::string& topic, const MqttLogin& login,
                 Log log, bool derived)
    : client_(std::make_unique<Client>(broker, topic, login, std::move(log))),
      with_derived_(derived) {}

MqttOut::~MqttOut() = default;

void MqttOut::send(const LiveResult& result) {
    if (!result.checkpoint) return;
    const std::vector<std::string>& classes = result.checkpoint->classes;
    int followed = 0;
    for (const FaceResult& face : result.faces.faces) followed += face.track > 0 ? 1 : 0;
    const FaceResult* const face = largest_read(result.faces);
    const auto changed = [this](std::string& before, const char* what, std::string now) {
        if (std::exchange(before, now) != now) client_->keep(what, now);
    };
    changed(faces_, "faces", std::to_string(followed));
    changed(expression_, "expression",
            face && face->expression >= 0
                ? expression_key(classes.at(static_cast<std::size_t>(face->expression)))
                : "none");
    const auto now = std::chrono::steady_clock::now();
    if (now < scores_due_) return;
    scores_due_ = now + kScoresEvery;
    changed(scores_, "scores", scores_text(face, classes));
    if (with_derived_) changed(derived_, "derived", derived_text(face, classes));
}

void MqttOut::marker(const HeardMarker& marker) {
    client_->send("marker", text_of({{"label", marker.label}, {"from", marker.from}}), false);
}

}  // namespace mien::streams
