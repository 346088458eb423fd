// mienctl annotate --manifest: this program as one of many workers.
#pragma once

#include <filesystem>
#include <string>

#include "mien/analyzer.h"
#include "mien/annotate.h"
#include "mien/classifier.h"

namespace mienctl {

struct ManifestOptions {
    std::string manifest;
    std::string shard = "1/1";
    double lease_s = 60;
    bool retry = false;
    bool leave = false;
    bool status = false;
};

struct ManifestRun {
    const ManifestOptions& options;
    std::filesystem::path out;
    std::filesystem::path model;
    std::string markers;
    int jobs;
    mien::ClassifierOptions classifier;
    const mien::AnnotateSettings& settings;
    const mien::AnalyzerSettings& analyzer;
};

// What mienctl exits with.
int annotate_manifest(const ManifestRun& run);
int print_work_status(const std::filesystem::path& out);

// What both ways of annotating say.
std::string progress_text(const mien::AnnotateInput& input, const mien::AnnotateProgress& at);
std::string report_text(const mien::AnnotateInput& input, const mien::AnnotateReport& report);

}  // namespace mienctl
