#include "serve/session_report.h"

#include "base/number.h"
#include "mien/frame_source.h"

namespace mien::serve {

namespace {

const char* name_of_state(LiveState state) {
    switch (state) {
        case LiveState::opening:
            return "opening";
        case LiveState::running:
            return "running";
        case LiveState::held:
        case LiveState::closed:
            return "paused";
        case LiveState::lost:
            return "lost";
        case LiveState::ended:
            return "ended";
        case LiveState::failed:
            return "failed";
    }
    return "";
}

}  // namespace

Json state_message(const SessionReport& report) {
    const RecordingReport& recording = report.recording;
    Json json = message("state");
    json["state"] = name_of_state(report.state);
    json["problem"] = report.problem;
    json["source"] = {{"name", report.source}, {"kind", name_of(report.kind)}};
    json["stalled_s"] = report.stalled_s;
    json["capture_rate"] = report.statistics.capture_rate;
    json["inference_rate"] = report.statistics.inference_rate;
    json["latency_ms"] = as_written(1000 * report.statistics.latency_s, 1);
    json["captured"] = report.statistics.captured;
    json["analysed"] = report.statistics.analysed;
    json["dropped"] = report.statistics.dropped;
    json["checkpoint"] = report.checkpoint ? checkpoint_json(*report.checkpoint) : Json();
    json["recording"] = {{"allowed", recording.off.empty()},
                         {"off", recording.off},
                         {"active", recording.active},
                         {"video", recording.video},
                         {"video_choice", recording.video_choice},
                         {"name", recording.name},
                         {"problem", recording.problem},
                         {"seconds", as_written(recording.seconds, 1)}};
    json["viewers"] = {{"pictures", report.pictures}, {"events", report.events}};
    return json;
}

}  // namespace mien::serve
