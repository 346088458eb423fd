// The document of an annotation run: what "<name>.json" holds.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "mien/annotate_run.h"
#include "mien/export.h"
#include "mien/frame_source.h"

namespace mien {

// Levels of a record: it has six.
inline constexpr int kDeepestRecord = 32;

struct RunFacts {
    const AnnotateInput& input;
    const SourceInfo& source;
    std::vector<std::string> sha256;  // of the input: one for a file, one per still, none for a URL
    const CheckpointInfo& checkpoint;
    const AnalyzerSettings& analyzer;
    const AnnotateSettings& settings;
    const AnnotateReport& report;
    double first_time_s;
    double last_time_s;
    const CheckpointInfo* second_checkpoint = nullptr;
};

// The settings that rows depend on.
MIEN_API nlohmann::ordered_json analysis_settings(const AnalyzerSettings& settings);

// How the document names an input: two inputs of the same name are the same input.
MIEN_API std::string recorded_source(const AnnotateInput& input);

// JSON text, ended by LF.
MIEN_API std::string run_document_text(const RunFacts& facts);

}  // namespace mien
