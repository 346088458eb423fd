#include "streams/osc_out.h"

#include <gtest/gtest.h>

#include <thread>

#include "mien/error.h"
#include "osc_listener.h"
#include "streams/host_and_port.h"

namespace mien::streams {
namespace {

using Listener = test::OscListener;
using test::result_of_one;

TEST(OscOut, SendsTheScoresOfEveryFace) {
    Listener listener;
    StreamSettings settings;
    settings.osc = listener.address();
    OscOut osc(settings);
    osc.send(result_of_one());
    const std::map<std::string, std::string> expected{
        {"/mien/face/7/happy", "f 0.750"},
        {"/mien/face/7/very_odd_class", "f 0.250"},
        {"/mien/face/7/expression", "sf happy 0.750"},
        {"/mien/face/7/box", "ffff 0.100 0.100 0.500 0.500"},
        {"/mien/faces", "i 1"},
        {"/mien/frame", "idf 17 1.500 8.000"}};
    EXPECT_EQ(listener.hear(), expected);
}

TEST(OscOut, HasThePrefixThatWasGiven) {
    Listener listener;
    StreamSettings settings;
    settings.osc = listener.address();
    settings.osc_prefix = "/avatar/parameters";
    OscOut osc(settings);
    osc.send(result_of_one());
    EXPECT_TRUE(listener.hear().contains("/avatar/parameters/face/7/happy"));
}

TEST(OscOut, DrivesAnAvatar) {
    Listener listener;
    StreamSettings settings;
    settings.osc = listener.address();
    settings.osc_as = "vrchat";
    settings.osc_names = {"happy=Face/Smile"};
    OscOut osc(settings);
    osc.send(result_of_one());
    const std::map<std::string, std::string> expected{
        {"/avatar/parameters/Face/Smile", "f 0.750"},
        {"/avatar/parameters/MienVery_odd_class", "f 0.250"},
        {"/avatar/parameters/MienFace", "T"}};
    EXPECT_EQ(listener.hear(), expected);
    EXPECT_EQ(listener.packets, 3) << "no bundles";
}

TEST(OscOut, SaysOnceThatAClassIsUnknown) {
    Listener listener;
    std::string said;
    StreamSettings settings;
    settings.osc = listener.address();
    settings.osc_names = {"happy=Smile", "glad=Smile"};
    OscOut osc(settings, [&said](const std::string& line) { said += line + "\n"; });
    osc.send(result_of_one());
    osc.send(result_of_one());
    EXPECT_EQ(said, "--osc-names: the checkpoint reads no expression called glad\n");
}

TEST(OscOut, KeepsToItsRate) {
    using namespace std::chrono_literals;
    Listener listener;
    StreamSettings settings;
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
    StreamSettings settings;
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
    StreamSettings settings;
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
    settings.osc_prefix = "/mien";
    for (const char* name : {"happy", "=Smile", "happy=", "happy=a b", "happy=a*"}) {
        settings.osc_names = {name};
        EXPECT_THROW(settings.validate(), Error) << name;
    }
    settings.osc_names = {};
    settings.osc_as = "resonite";
    EXPECT_THROW(settings.validate(), Error);
}

}  // namespace
}  // namespace mien::streams
