// Debian's MQTT broker, for as long as a test lasts.
#pragma once

#include <gtest/gtest.h>
#include <mosquitto.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

#include "streams/host_and_port.h"
#include "streams/osc_listener.h"
#include "support/command.h"
#include "support/temporary_folder.h"

namespace mien::test {

class Broker {
  public:
    // `settings`: further lines of its file of settings; "DIR" stands for a folder of its own.
    explicit Broker(const std::string& settings = {}, const std::string& prepare = {}) {
        const auto address = OscListener().address();  // a free port, nearly surely for TCP
        port_ = address.substr(address.find(':') + 1);
        const std::string folder = folder_.path().string();
        if (!prepare.empty()) {
            const Answer made = run("cd '" + folder + "' && " + prepare);
            EXPECT_EQ(made.status, 0) << made.error;
        }
        if (!settings.empty()) {
            std::string text = "listener " + port_ + " 127.0.0.1\nuser root\n" + settings;
            for (std::size_t at = 0; (at = text.find("DIR", at)) != std::string::npos;) {
                text.replace(at, 3, folder);
            }
            write_text(folder_ / "settings", text);
        }
        start();
    }
    ~Broker() { stop(); }
    Broker(const Broker&) = delete;
    Broker& operator=(const Broker&) = delete;

    static bool is_installed() { return std::filesystem::exists("/usr/sbin/mosquitto"); }

    // On this machine alone.
    void start() {
        const std::string file = (folder_ / "pid").string();
        const std::string settings = (folder_ / "settings").string();
        const std::string with =
            std::filesystem::exists(settings) ? "-c '" + settings + "'" : "-p " + port_;
        std::system(
            ("/usr/sbin/mosquitto " + with + " >/dev/null 2>&1 & echo $! >'" + file + "'").c_str());
        pid_ = read_text(file);
    }
    void stop() {
        if (!pid_.empty()) std::system(("kill " + pid_).c_str());
        pid_.clear();
    }
    std::filesystem::path folder() const { return folder_.path(); }
    std::string port() const { return port_; }
    streams::HostAndPort place() const { return {"localhost", port_}; }

    // What is kept below a topic; a few seconds at most, for `count` messages.
    // `certificate`: of the authority, where it is asked over TLS.
    std::map<std::string, std::string> kept(int count, const std::string& certificate = {}) const {
        libmosquitto_tls tls{};
        tls.cafile = const_cast<char*>(certificate.c_str());
        std::map<std::string, std::string> all;
        mosquitto_lib_init();
        for (int i = 0; i < 100 && all.empty(); ++i) {
            mosquitto_message* messages = nullptr;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            if (mosquitto_subscribe_simple(&messages, count, true, "home/mien/#", 0, "localhost",
                                           std::stoi(port_), nullptr, 10, true, nullptr, nullptr,
                                           nullptr, certificate.empty() ? nullptr : &tls) !=
                MOSQ_ERR_SUCCESS) {
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
    const TemporaryFolder folder_;
    std::string port_;
    std::string pid_;
};

}  // namespace mien::test
