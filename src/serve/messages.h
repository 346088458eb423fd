// What is sent, as JSON. docs/serve.md and page/openapi.json document it.
#pragma once

#include <chrono>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mien/live_session.h"
#include "streams/marker_in.h"

namespace mien::serve {

using Json = nlohmann::ordered_json;

// Raised when a member changes its meaning or goes; new ones may come without.
inline constexpr int message_version = 1;

// {"version": 1, "type": TYPE}.
Json message(const std::string& type);

// On one line. What is no UTF-8 becomes replacement characters.
std::string as_text(const Json& json);

// One face, its numbers as in annotations (annotation.h). `classes`: of the checkpoint.
// `derived`: with derived_valence and derived_arousal (mien/derived.h).
Json face_json(const FaceResult& face, const std::vector<std::string>& classes,
               bool derived = false);

Json result_message(const LiveResult& result, bool derived = false);

// The newest picture that came.
struct NewestFrame {
    std::int64_t index = 0;
    double time_s = 0;
    std::chrono::steady_clock::time_point arrival = std::chrono::steady_clock::now();
};

// A marker, on the time of the pictures. `recorded`: a record has it too.
Json marker_message(const streams::HeardMarker& marker, const NewestFrame& newest, bool recorded);

// {"name", "classes": [{"name", "title", "key", "colour"}]}, as expressions.h orders and colours
// them.
Json checkpoint_json(const CheckpointInfo& checkpoint);

}  // namespace mien::serve
