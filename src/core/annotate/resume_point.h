// Where an annotation stands, kept in "<name>.resume" while it runs, so that the same run can be
// resumed after a crash.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "mien/annotate_run.h"
#include "mien/export.h"

namespace mien {

struct ResumePoint {
    std::int64_t frames = 0;  // done
    std::int64_t rows = 0;
    std::map<std::string, std::int64_t> statuses;
    std::int64_t csv_bytes = 0;  // that hold their rows
    std::string analyzer;        // Analyzer::save() after the last of them
};

// Says whether two runs are the same: input (with its size and date), checkpoints, settings that
// change rows, and program. Empty for inputs that cannot be read twice. `second`: null without one.
MIEN_API std::string run_key(const AnnotateInput& input, const CheckpointInfo& checkpoint,
                             const AnalyzerSettings& analyzer, const AnnotateSettings& settings,
                             const CheckpointInfo* second = nullptr);

// How often an annotation notes where it stands. Tests shorten it.
MIEN_API std::chrono::milliseconds& resume_interval();

// Completely or not at all. Throws Error.
MIEN_API void save_resume_point(const std::filesystem::path& base, const std::string& key,
                                const ResumePoint& point);

// None when there is none of this run, or when rows that it counts are missing. Throws Error when
// it is damaged, or says what is impossible.
MIEN_API std::optional<ResumePoint> load_resume_point(const std::filesystem::path& base,
                                                      const std::string& key);

MIEN_API void remove_resume_point(const std::filesystem::path& base);

}  // namespace mien
