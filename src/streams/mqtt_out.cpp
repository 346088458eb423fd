#include "streams/mqtt_out.h"

#include <mosquitto.h>

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
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
            if (why != 0) static_cast<Client*>(self)->tell("lost the MQTT broker");
        });
        mosquitto_reconnect_delay_set(handle, kFirstRetry_s, kLastRetry_s, true);
        const std::string will = topic + "/online";
        mosquitto_will_set(handle, will.c_str(), 5, "false", 0, true);
        if (!login.user.empty()) {
            mosquitto_username_pw_set(handle, login.user.c_str(),
                                      login.password.empty() ? nullptr : login.password.c_str());
        }
        kept["online"] = "true";
        const std::string host = number_of(to);
        mosquitto_loop_start(handle);
        if (mosquitto_connect_async(handle, host.c_str(), parse_number<int>(to.port).value_or(0),
                                    kKeepAlive_s) != MOSQ_ERR_SUCCESS) {
            tell("cannot reach the MQTT broker");
        }
    }
    ~Client() {
        send("online", "false", true);
        mosquitto_disconnect(owned.get());
        mosquitto_loop_stop(owned.get(), false);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

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
    std::unique_ptr<::mosquitto, End> owned;  // last
};

bool is_mqtt_topic(const std::string& text) {
    return !text.empty() && text.size() <= 200 && is_plain(text) && text.front() != '$' &&
           text.back() != '/' && text.find_first_of("+#") == std::string::npos;
}

MqttOut::MqttOut(const HostAndPort& broker, const std::string& topic, const MqttLogin& login,
                 Log log)
    : client_(std::make_unique<Client>(broker, topic, login, std::move(log))) {}

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
}

void MqttOut::marker(const HeardMarker& marker) {
    client_->send("marker", text_of({{"label", marker.label}, {"from", marker.from}}), false);
}

}  // namespace mien::streams
