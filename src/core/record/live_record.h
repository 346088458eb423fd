// The JSON document of a live record: what NAME.json holds.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mien/record.h"

namespace mien {

struct RecordGap {
    double start_s = 0;  // on the record's timeline
    double end_s = 0;    // of the next frame; as `start_s` until there is one
    std::string reason;  // "lost", "paused", "stalled", "clock" (see LiveGap), or "reopened" with
                         // another picture size
};

struct CheckpointUse {
    double from_s = 0;
    CheckpointInfo checkpoint;  // without a name: none, from then on
};

struct LiveRecordFacts {
    const RecordPlan& settings;
    const std::string& started;  // date and time of the first frame, ISO 8601
    cv::Size picture;            // of the first frame
    double last_time_s;          // of the last row
    const RecordStatistics& statistics;
    const std::map<std::string, std::int64_t>& statuses;  // frames per FrameResult::status()
    const std::vector<RecordGap>& gaps;
    const std::vector<CheckpointUse>& checkpoints;
    const std::vector<CheckpointUse>& second_checkpoints;
    const std::vector<std::filesystem::path>& files;
};

// JSON text, ended by LF: the document of run_document.h, with what only a live record has
// under "live".
std::string live_record_text(const LiveRecordFacts& facts);

// The same document for a record that a crash cut off, with what its rows say. Throws
// nlohmann::json::exception where `document` is not a live record's.
std::string interrupted_record_text(const std::string& document, const RecordStatistics& statistics,
                                    double last_time_s,
                                    const std::map<std::string, std::int64_t>& statuses,
                                    const std::vector<std::filesystem::path>& files);

}  // namespace mien
