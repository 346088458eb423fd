#include "serve/messages.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/seconds.h"
#include "mien/expressions.h"
#include "streams/chosen_face.h"

namespace mien::serve {

namespace {

// As an annotation has it, with its four decimals.
double rounded(double value) {
    return as_written(value, 4);
}

}  // namespace

Json message(const std::string& type) {
    return {{"version", message_version}, {"type", type}};
}

std::string as_text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json face_json(const FaceResult& face, const std::vector<std::string>& classes, bool derived) {
    Json json{{"status", to_string(face.status)}};
    if (face.track > 0) json["track"] = face.track;
    json["box"] = {face.box.x, face.box.y, face.box.width, face.box.height};
    json["roll"] = std::round(double{face.roll} * 10) / 10 + 0.0;
    if (face.expression >= 0) {
        json["expression"] = classes.at(static_cast<std::size_t>(face.expression));
        json["confidence"] = rounded(face.confidence);
        Json scores = Json::object();
        for (std::size_t i = 0; i < face.scores.size(); ++i) {
            scores[classes.at(i)] = rounded(face.scores[i]);
        }
        json["scores"] = std::move(scores);
        const auto value = derived ? streams::derived_of(&face, classes) : std::nullopt;
        if (value) {
            json["derived_valence"] = rounded(value->valence);
            json["derived_arousal"] = rounded(value->arousal);
        }
    }
    if (face.quality) {
        Json quality{{"sharpness", rounded(face.quality->sharpness)},
                     {"brightness", rounded(face.quality->brightness)},
                     {"asymmetry", rounded(face.quality->asymmetry)}};
        if (face.quality->eyes) quality["eyes"] = *face.quality->eyes;
        quality["outside"] = rounded(face.quality->outside);
        json["quality"] = std::move(quality);
    }
    return json;
}

Json result_message(const LiveResult& result, bool derived) {
    static const std::vector<std::string> none;
    const auto& classes = result.checkpoint ? result.checkpoint->classes : none;
    Json json = message("result");
    json["frame"] = result.faces.index;
    json["time_s"] = as_written(result.faces.time_s, 6);
    json["latency_ms"] = as_written(1000 * result.latency_s, 1);
    json["picture"] = {result.picture.width, result.picture.height};
    json["status"] = to_string(result.faces.status());
    json["faces"] = Json::array();
    for (const FaceResult& face : result.faces.faces) {
        json["faces"].push_back(face_json(face, classes, derived));
    }
    return json;
}

Json marker_message(const streams::HeardMarker& marker, const NewestFrame& newest, bool recorded) {
    const double ago_s = std::max(0.0, seconds(newest.arrival - marker.moment));
    Json json = message("marker");
    json["frame"] = newest.index;
    json["time_s"] = as_written(std::max(0.0, newest.time_s - ago_s), 6);
    json["label"] = marker.label;
    json["from"] = marker.from;
    if (marker.uncertainty_s) json["uncertainty_s"] = as_written(*marker.uncertainty_s, 6);
    json["recorded"] = recorded;
    return json;
}

Json checkpoint_json(const CheckpointInfo& checkpoint) {
    Json json{{"name", checkpoint.name}, {"classes", Json::array()}};
    const std::vector<Expression> shown = expressions(checkpoint.classes);
    for (const std::size_t i : shown_order(shown)) {
        json["classes"].push_back({{"name", checkpoint.classes[i]},
                                   {"title", shown[i].name},
                                   {"key", shown[i].key},
                                   {"colour", to_hex(shown[i].colour)}});
    }
    return json;
}

}  // namespace mien::serve
