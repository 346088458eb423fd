// The demo clip, served on a free port of this machine.
#pragma once

#include <httplib.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "serve/serve.h"
#include "support/fake_model.h"

namespace mien::test {

inline serve::ServePlan demo_plan() {
    serve::ServePlan plan;
    plan.settings.port = 0;
    plan.settings.requests = 1000;
    plan.session.source = serve::find_source("demo", true);
    plan.session.load = [](const auto&) { return std::make_unique<FakeModel>(); };
    plan.session.checkpoint = "fake.safetensors";
    return plan;
}

inline httplib::Client client(const serve::Serve& serve) {
    httplib::Client one("127.0.0.1", serve.port());
    one.set_read_timeout(std::chrono::seconds(20));
    return one;
}

inline nlohmann::json state(const serve::Serve& serve) {
    const auto answer = client(serve).Get("/api/state");
    return answer ? nlohmann::json::parse(answer->body) : nlohmann::json();
}

template <typename Condition>
bool within(const Condition& condition, std::chrono::milliseconds time = std::chrono::seconds(10)) {
    for (const auto end = std::chrono::steady_clock::now() + time;
         std::chrono::steady_clock::now() < end;) {
        if (condition()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
}

}  // namespace mien::test
