// A program that listens to OSC, and a result to send it.
#pragma once

#include <lo/lo.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string>

#include "mien/live_session.h"

namespace mien::test {

// A program that listens to OSC.
class OscListener {
  public:
    OscListener() : server_(lo_server_new(nullptr, nullptr)) {
        lo_server_add_method(server_, nullptr, nullptr, take, this);
    }
    ~OscListener() { lo_server_free(server_); }
    OscListener(const OscListener&) = delete;
    OscListener& operator=(const OscListener&) = delete;

    std::string address() const {
        return "127.0.0.1:" + std::to_string(lo_server_get_port(server_));
    }

    // What has come until nothing comes for a while: types and values, as text.
    const std::map<std::string, std::string>& hear() {
        while (lo_server_recv_noblock(server_, 300) > 0) ++packets;
        return heard_;
    }
    int count = 0;    // of messages to /mien/faces
    int packets = 0;  // received

  private:
    // A message's values lie at multiples of four bytes, less than lo_arg asks for.
    template <typename T>
    static T read(const char* bytes) {
        T value{};
        std::memcpy(&value, bytes, sizeof value);
        return value;
    }

    static int take(const char* path, const char* types, lo_arg** values, int count, lo_message,
                    void* self) {
        auto& listener = *static_cast<OscListener*>(self);
        std::string text = types;
        for (int i = 0; i < count; ++i) {
            if (types[i] == 'T' || types[i] == 'F') continue;
            text += " ";
            const auto* bytes = reinterpret_cast<const char*>(values[i]);
            if (types[i] == 'd') text += std::to_string(read<double>(bytes)).substr(0, 5);
            if (types[i] == 's') text += bytes;
            if (types[i] == 'i') text += std::to_string(read<std::int32_t>(bytes));
            if (types[i] == 'f') text += std::to_string(read<float>(bytes)).substr(0, 5);
        }
        listener.heard_[path] = text;
        listener.count += std::string(path) == "/mien/faces" ? 1 : 0;
        return 0;
    }

    lo_server server_;
    std::map<std::string, std::string> heard_;
};

inline LiveResult result_of_one() {
    auto checkpoint = std::make_shared<CheckpointInfo>();
    checkpoint->classes = {"Happiness", "very odd/class"};
    FaceResult face;
    face.box = {64, 48, 320, 240};
    face.track = 7;
    face.scores = {0.75F, 0.25F};
    face.expression = 0;
    face.confidence = 0.75F;
    FaceResult small;
    small.status = FaceStatus::too_small;
    LiveResult live;
    live.faces = {17, 1.5, {face, small}};
    live.checkpoint = checkpoint;
    live.picture = {640, 480};
    live.latency_s = 0.008;
    return live;
}

}  // namespace mien::test
