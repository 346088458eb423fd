#include "serve/osc_out.h"

#include <gtest/gtest.h>
#include <lo/lo.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <thread>

#include "mien/error.h"
#include "serve/host_and_port.h"

namespace mien::serve {
namespace {

// A program that listens to OSC.
class Listener {
  public:
    Listener() : server_(lo_server_new(nullptr, nullptr)) {
        lo_server_add_method(server_, nullptr, nullptr, take, this);
    }
    ~Listener() { lo_server_free(server_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::string address() const {
        return "127.0.0.1:" + std::to_string(lo_server_get_port(server_));
    }

    // What has come until nothing comes for a while: types and values, as text.
    const std::map<std::string, std::string>& hear() {
        while (lo_server_recv_noblock(server_, 300) > 0) {
        }
        return heard_;
    }
    int count = 0;  // of messages to /mien/faces

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
        auto& listener = *static_cast<Listener*>(self);
        std::string text = types;
        for (int i = 0; i < count; ++i) {
            text += " ";
            const auto* bytes = reinterpret_cast<const char*>(values[i]);
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

LiveResult result_of_one() {
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
    return live;
}

TEST(OscOut, SendsTheScoresOfEveryFace) {
    Listener listener;
    ServeSettings settings;
    settings.osc = listener.address();
    OscOut osc(settings);
    osc.send(result_of_one());
    const std::map<std::string, std::string> expected{
        {"/mien/face/7/happy", "f 0.750"},
        {"/mien/face/7/very_odd_class", "f 0.250"},
        {"/mien/face/7/expression", "sf happy 0.750"},
        {"/mien/face/7/box", "ffff 0.100 0.100 0.500 0.500"},
        {"/mien/faces", "i 1"}};
    EXPECT_EQ(listener.hear(), expected);
}

TEST(OscOut, HasThePrefixThatWasGiven) {
    Listener listener;
    ServeSettings settings;
    settings.osc = listener.address();
    settings.osc_prefix = "/avatar/parameters";
    OscOut osc(settings);
    osc.send(result_of_one());
    EXPECT_TRUE(listener.hear().contains("/avatar/parameters/face/7/happy"));
}

TEST(OscOut, KeepsToItsRate) {
    using namespace std::chrono_literals;
    Listener listener;
    ServeSettings settings;
    settings.osc = listener.address();
    settings.osc_rate = 10;
    OscOut osc(settings);
    const auto start = std::chrono::steady_clock::now();
    while (std::chrono::steady_clock::now() - start < 500ms) {
        osc.send(result_of_one());
        std::this_thread::sleep_for(1ms);
    }
    listener.hear();
    EXPECT_GE(listener.count, 3);
    EXPECT_LE(listener.count, 8);
}

TEST(OscOut, NobodyThereHarmsNobody) {
    ServeSettings settings;
    settings.osc = "127.0.0.1:9";
    settings.osc_rate = 1000;
    OscOut osc(settings);
    for (int i = 0; i < 10; ++i) osc.send(result_of_one());
    OscOut nowhere({});
    nowhere.send(result_of_one());
}

TEST(OscOut, KnowsWhereToSendItOrSaysSo) {
    EXPECT_EQ(parse_host_and_port("[::1]:9000")->host, "::1");
    EXPECT_EQ(parse_host_and_port("studio.local:9000")->port, "9000");
    for (const char* wrong : {"", "studio", "studio:", ":9000", "studio:0", "studio:65536",
                              "studio:9000x", "[]:9000"}) {
        EXPECT_FALSE(parse_host_and_port(wrong)) << wrong;
    }
    ServeSettings settings;
    settings.osc = "no.such.host.invalid:9000";
    EXPECT_THROW(OscOut{settings}, Error);
    settings.osc = "nonsense";
    EXPECT_THROW(settings.validate(), Error);
    settings.osc = "127.0.0.1:9000";
    EXPECT_NO_THROW(settings.validate());
    for (const char* prefix : {"mien", "/mien/", "/a b", "/a*"}) {
        settings.osc_prefix = prefix;
        EXPECT_THROW(settings.validate(), Error) << prefix;
    }
}

}  // namespace
}  // namespace mien::serve
