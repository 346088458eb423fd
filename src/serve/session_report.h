// How a live session goes, as viewers are told.
#pragma once

#include <memory>
#include <string>

#include "mien/live_session.h"
#include "serve/messages.h"

namespace mien::serve {

struct RecordingReport {
    std::string off;  // why viewers cannot record, as a sentence; empty: they can
    bool active = false;
    bool video = false;        // the record has one
    bool video_choice = true;  // viewers say whether it has
    std::string name;          // of the newest record
    std::string problem;
    double seconds = 0;
};

struct SessionReport {
    LiveState state = LiveState::opening;
    std::string problem;  // for lost, failed and ended
    std::string source;   // to show
    SourceKind kind = SourceKind::video;
    int stalled_s = 0;
    LiveStatistics statistics;
    std::shared_ptr<const CheckpointInfo> checkpoint;  // of the newest result
    RecordingReport recording;
    int pictures = 0;  // viewers
    int events = 0;    //
};

Json state_message(const SessionReport& report);

}  // namespace mien::serve
