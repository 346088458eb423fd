// What a run of `mienctl bench` found, and how it is told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/bench/classifier_race.h"
#include "cli/bench/growth.h"

namespace mienctl::bench {

struct StageTimes {
    double median = 0, p95 = 0, p99 = 0;  // milliseconds per frame
};

struct Standing {
    std::string name, what;
    double fps = 0;
    double times_literature = 0;  // how many times the first one's fps
    std::map<std::string, StageTimes> stages;
    std::int64_t frames = 0;
    std::int64_t frames_with_face = 0;
    std::int64_t faces = 0;
    std::int64_t classified = 0;
    // Against the first contestant's.
    double frames_shared = 0;  // of its frames with a face, the share with a face here
    double boxes_matched = 0;  // of its boxes, the share with one here of an IoU of at least 0.5
};

struct Result {
    std::string video, checkpoint, precision;
    int width = 0, height = 0, threads = 1;
    std::vector<Standing> contestants;  // the literature's loop first
    StageTimes latency;                 // arrival to result at 30 frames per second, live session
    std::optional<double> times_real_time;  // of a whole annotation, with decoding and writing
    ClassifierRace classifier;
    Growth growth;  // empty unless asked for
};

std::string as_text(const Result& result);
std::string as_json(const Result& result);
std::string as_html(const Result& result);

}  // namespace mienctl::bench
