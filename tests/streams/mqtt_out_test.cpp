// Against Debian's broker, where it is installed.
#include "streams/mqtt_out.h"

#include <gmock/gmock.h>

#include <mutex>
#include <thread>

#include "mqtt_broker.h"
#include "support/patience.h"
#include "support/throws.h"

namespace mien::streams {
namespace {

using namespace std::chrono_literals;

using test::Broker;

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

// An authority of its own, and a certificate by it for `name`.
std::string make_certificate(const std::string& name) {
    return "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
           "-subj /CN=authority -keyout ca.key "
           "-out ca.crt && openssl req -newkey ec -pkeyopt "
           "ec_paramgen_curve:prime256v1 -nodes -subj /CN=" +
           name + " -keyout broker.key -out broker.csr && printf 'subjectAltName=DNS:" + name +
           "' >names && openssl x509 -req -in broker.csr -CA ca.crt -CAkey ca.key "
           "-CAcreateserial -days 2 -extfile names -out broker.crt && chmod a+r broker.key";
}

const char* const kTls = "certfile DIR/broker.crt\nkeyfile DIR/broker.key\nallow_anonymous true\n";

class MqttOverTls : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!Broker::is_installed()) GTEST_SKIP() << "needs the package mosquitto";
        if (test::run("command -v openssl").status != 0) GTEST_SKIP() << "needs openssl";
    }
    void TearDown() override { unsetenv("SSL_CERT_FILE"); }

    // What the system trusts, besides nothing.
    static void trust(const std::filesystem::path& certificate) {
        setenv("SSL_CERT_FILE", certificate.c_str(), 1);
    }

    // What is told of a broker that is not to be trusted.
    std::string refusal(const Broker& broker) {
        std::mutex mutex;
        std::string said;
        MqttLogin login;
        login.encrypted = true;
        MqttOut out(broker.place(), "home/mien", login, [&](const std::string& line) {
            const std::lock_guard lock(mutex);
            said += line + "\n";
        });
        out.send(test::result_of_one());
        for (int i = 0; i < 100; ++i) {
            std::this_thread::sleep_for(100ms);
            const std::lock_guard lock(mutex);
            if (said.find("certificate") != std::string::npos) break;
        }
        const std::lock_guard lock(mutex);
        return said;
    }
};

TEST_F(MqttOverTls, TellsABrokerWithAValidCertificate) {
    Broker broker(kTls, make_certificate("localhost"));
    trust(broker.folder() / "ca.crt");
    MqttLogin login;
    login.encrypted = true;
    MqttOut out(broker.place(), "home/mien", login, {});
    out.send(test::result_of_one());
    EXPECT_EQ(broker.kept(4, broker.folder() / "ca.crt"), kOneFace);
    broker.stop();
    std::this_thread::sleep_for(500ms);
    broker.start();
    EXPECT_EQ(broker.kept(4, broker.folder() / "ca.crt"), kOneFace) << "connected anew";
}

TEST_F(MqttOverTls, RefusesACertificateThatTheSystemDoesNotTrust) {
    const Broker broker(kTls, make_certificate("localhost"));
    EXPECT_THAT(refusal(broker), ::testing::HasSubstr("cannot trust the certificate"));
}

TEST_F(MqttOverTls, RefusesACertificateOfAnotherName) {
    const Broker broker(kTls, make_certificate("elsewhere.example"));
    trust(broker.folder() / "ca.crt");
    EXPECT_THAT(refusal(broker), ::testing::HasSubstr("cannot trust the certificate"));
}

TEST_F(MqttOverTls, ABrokerThatIsAwayHoldsUpNobody) {
    const auto start = std::chrono::steady_clock::now();
    MqttLogin login;
    login.encrypted = true;
    {
        MqttOut out({"127.0.0.1", "9"}, "mien", login, {});
        out.send(test::result_of_one());
        std::this_thread::sleep_for(1500ms);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
}

TEST(MqttOut, SendsWhatIsDerivedWhereItIsAskedFor) {
    if (!Broker::is_installed()) GTEST_SKIP() << "needs the package mosquitto";
    Broker broker;
    MqttOut out(broker.place(), "home/mien", {}, {}, true);
    out.send(test::result_of_one());
    // happy alone has a place
    EXPECT_EQ(broker.kept(5)["home/mien/derived"],
              R"({"derived_valence":0.81,"derived_arousal":0.51})");
}

TEST(MqttOut, AddressesHaveASchemeOrAPort) {
    const auto text = [](const char* given) {
        const auto one = parse_mqtt_address(given);
        return one ? one->place.host + "|" + one->place.port + (one->encrypted ? "|tls" : "")
                   : std::string("none");
    };
    EXPECT_EQ(text("broker:1234"), "broker|1234");
    EXPECT_EQ(text("mqtt://broker"), "broker|1883");
    EXPECT_EQ(text("mqtts://broker.local"), "broker.local|8883|tls");
    EXPECT_EQ(text("mqtts://[::1]:99"), "::1|99|tls");
    for (const char* wrong : {"", "broker", "mqtts://", "mqtts://u:p@broker", "http://broker:1",
                              "mqtts://broker/topic", "mqtts://broker:0"}) {
        EXPECT_EQ(text(wrong), "none") << wrong;
    }
}

TEST(MqttOut, TopicsAreThoseThatCanBePublishedTo) {
    EXPECT_TRUE(is_mqtt_topic("home/mien"));
    for (const char* wrong : {"", "a/#", "+/a", "$SYS", "a/", "a\nb"}) {
        EXPECT_FALSE(is_mqtt_topic(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace mien::streams
