// The readers that the documentation shows, taken out of it and run against the demo clip as it is
// served. Each needs Debian's Python and its library.
#include <gmock/gmock.h>

#include <thread>

#include "served_demo.h"
#include "streams/mqtt_broker.h"
#include "streams/osc_listener.h"
#include "support/command.h"
#include "support/docs_program.h"

namespace mien::test {
namespace {

using ::testing::ContainsRegex;

const std::string kPython = "/usr/bin/python3";  // Debian's, which has Debian's libraries

bool has(const std::string& library) {
    return run(kPython + " -c 'import " + library + "'").status == 0;
}

std::string free_port() {
    const std::string address = OscListener().address();
    return address.substr(address.find(':') + 1);
}

// What the program prints until a line has `wanted` in it, 30 s at most; behind it, its errors.
std::string printed(const std::string& program, const std::string& wanted) {
    const TemporaryFolder folder;
    write_text(folder / "reader.py", program);
    const std::string out = "'" + (folder / "out").string() + "'";
    run("PYTHONUNBUFFERED=1 " + kPython + " '" + (folder / "reader.py").string() + "' >" + out +
        " 2>&1 & reader=$!; for i in $(seq 300); do grep -q '" + wanted + "' " + out +
        " && break; kill -0 $reader 2>/dev/null || break; sleep 0.1; done; kill $reader");
    return read_text(folder / "out");
}

TEST(DocsReaders, OfOsc) {
    if (!has("liblo")) GTEST_SKIP() << "needs python3-liblo";
    const std::string port = free_port();
    const std::string program = with_port(docs_program("streams.md", "import liblo"), "9000", port);
    ASSERT_FALSE(program.empty());
    serve::ServePlan plan = demo_plan();
    plan.settings.streams.osc = "127.0.0.1:" + port;
    const serve::Serve serve(plan);
    EXPECT_THAT(printed(program, "glad"), ContainsRegex("face [0-9]+: glad 0\\.[0-9][0-9]\n"));
}

TEST(DocsReaders, OfMqtt) {
    if (!has("paho.mqtt.client")) GTEST_SKIP() << "needs python3-paho-mqtt";
    if (!Broker::is_installed()) GTEST_SKIP() << "needs the package mosquitto";
    const Broker broker;
    const std::string program = with_port(
        docs_program("streams.md", "import json, paho.mqtt.client as mqtt"), "1883", broker.port());
    ASSERT_FALSE(program.empty());
    serve::ServePlan plan = demo_plan();
    plan.settings.streams.mqtt = "mqtt://127.0.0.1:" + broker.port();
    const serve::Serve serve(plan);
    EXPECT_THAT(printed(program, "glad"), ContainsRegex("glad 0\\.[0-9][0-9]\n"));
}

TEST(DocsReaders, OfTheLabStreamingLayer) {
    const std::string program = docs_program("streams.md", "import pylsl");
    ASSERT_FALSE(program.empty());
    EXPECT_EQ(run("printf '%s' '" + program + "' | " + kPython +
                  " -c 'import ast, sys; ast.parse(sys.stdin.read())'")
                  .status,
              0);
    if (!has("pylsl")) GTEST_SKIP() << "needs pylsl, which Debian does not have; only parsed";
    serve::ServePlan plan = demo_plan();
    plan.settings.streams.lsl = true;
    const serve::Serve serve(plan);
    EXPECT_THAT(printed(program, "glad"), ContainsRegex("'glad': 0\\."));
}

TEST(DocsReaders, OfEvents) {
    const serve::Serve serve(demo_plan());
    const std::string program = with_port(docs_program("serve.md", "import json, urllib.request"),
                                          "8700", std::to_string(serve.port()));
    ASSERT_FALSE(program.empty());
    EXPECT_THAT(printed(program, "^1 "), ContainsRegex("[0-9]+ [a-z]+ 0\\.[0-9]+\n"));
}

TEST(DocsReaders, OfTheClockSetMarkers) {
    serve::ServePlan plan = demo_plan();
    const serve::Serve serve(plan);
    const std::string program =
        with_port(docs_program("streams.md", "import json, time, urllib.request"), "8700",
                  std::to_string(serve.port()));
    ASSERT_FALSE(program.empty());
    const std::string text = printed(program, "bang");
    EXPECT_THAT(text, ::testing::HasSubstr("bang"));
    EXPECT_THAT(text, ::testing::Not(::testing::HasSubstr("Traceback")));
}

}  // namespace
}  // namespace mien::test
