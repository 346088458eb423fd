// Against Debian's broker, where it is installed.
#include "streams/mqtt_out.h"

#include <gmock/gmock.h>
#include <mosquitto.h>

#include <map>
#include <mutex>
#include <thread>

#include "osc_listener.h"
#include "support/command.h"
#include "support/patience.h"
#include "support/temporary_folder.h"
#include "support/throws.h"

namespace mien::streams {
namespace {

using namespace std::chrono_literals;

class Broker {
  public:
    Broker() {
        const auto address = test::OscListener().address();  // a free port, nearly surely for TCP
        port_ = address.substr(address.find(':') + 1);
        start();
    }
    ~Broker() { stop(); }
    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;

    static bool is_installed() { return std::filesystem::exists("/usr/sbin/mosquitto"); }

    // On this machine alone, without a file of settings.
    void start() {
        const std::string file = (folder_ / "pid").string();
        std::system(
            ("/usr/sbin/mosquitto -p " + port_ + " >/dev/null 2>&1 & echo $! >'" + file + "'")
                .c_str());
        pid_ = test::read_text(file);
    }
    void stop() {
        if (!pid_.empty()) std::system(("kill " + pid_).c_str());
        pid_.clear();
    }
    HostAndPort place() const { return {"localhost", port_}; }

    // What is kept below a topic; a few seconds at most, for `count` messages.
    std::map<std::string, std::string> kept(int count) const {
        std::map<std::string, std::string> all;
        mosquitto_lib_init();
        for (int i = 0; i < 100 && all.empty(); ++i) {
            mosquitto_message* messages = nullptr;
            std::this_thread::sleep_for(100ms);
            if (mosquitto_subscribe_simple(&messages, count, true, "home/mien/#", 0, "127.0.0.1",
                                           std::stoi(port_), nullptr, 10, true, nullptr, nullptr,
                                           nullptr, nullptr) != MOSQ_ERR_SUCCESS) {
                continue;
            }
            for (int m = 0; m < count; ++m) {
                all[messages[m].topic] = {static_cast<const char*>(messages[m].payload),
                                          static_cast<std::size_t>(messages[m].payloadlen)};
                mosquitto_message_free_contents(&messages[m]);
            }
            std::free(messages);
        }
        mosquitto_lib_cleanup();
        return all;
    }

  private:
    const test::TemporaryFolder folder_;
    std::string port_;
    std::string pid_;
};

const std::map<std::string, std::string> kOneFace{
    {"home/mien/online", "true"},
    {"home/mien/faces", "1"},
    {"home/mien/expression", "happy"},
    {"home/mien/scores", R"({"happy":0.75,"very odd/class":0.25})"}};

TEST(MqttOut, KeepsTheStateAtTheBrokerAndSaysWhenItGoes) {
    if (!Broker::is_installed()) GTEST_SKIP() << "needs the package mosquitto";
    Broker broker;
    {
        MqttOut out(broker.place(), "home/mien", {}, {});
        out.send(test::result_of_one());
        EXPECT_EQ(broker.kept(4), kOneFace);
    }
    auto gone = kOneFace;
    gone["home/mien/online"] = "false";
    EXPECT_EQ(broker.kept(4), gone);
}

TEST(MqttOut, TellsAllAnewWhenTheBrokerIsBack) {
    if (!Broker::is_installed()) GTEST_SKIP() << "needs the package mosquitto";
    Broker broker;
    std::mutex mutex;
    std::string said;
    MqttOut out(broker.place(), "home/mien", {}, [&](const std::string& line) {
        const std::lock_guard lock(mutex);
        said += line + "\n";
    });
    out.send(test::result_of_one());
    EXPECT_EQ(broker.kept(4), kOneFace);
    broker.stop();
    std::this_thread::sleep_for(500ms);
    broker.start();
    EXPECT_EQ(broker.kept(4), kOneFace);
    const std::lock_guard lock(mutex);
    EXPECT_THAT(said, ::testing::StartsWith("lost the MQTT broker at localhost:"));
}

TEST(MqttOut, ABrokerThatIsAwayHoldsUpNobody) {
    const auto start = std::chrono::steady_clock::now();
    {
        MqttOut out({"127.0.0.1", "9"}, "mien", {}, {});
        for (int i = 0; i < 100; ++i) {
            out.send(test::result_of_one());
            out.marker({"x", start, {}, "http"});
        }
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, test::patience(2s));
    EXPECT_THAT(test::error_of([] {
                    MqttOut({"no.such.host.invalid", "1"}, "mien", {}, {});
                }),
                ::testing::HasSubstr("no.such.host.invalid"));
}

TEST(MqttOut, TopicsAreThoseThatCanBePublishedTo) {
    EXPECT_TRUE(is_mqtt_topic("home/mien"));
    for (const char* wrong : {"", "a/#", "+/a", "$SYS", "a/", "a\nb"}) {
        EXPECT_FALSE(is_mqtt_topic(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace mien::streams
