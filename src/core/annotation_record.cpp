#include "core/annotation_record.h"

#include <nlohmann/json.hpp>

#include "core/url.h"
#include "mien/annotation.h"

namespace mien {

namespace {

using json = nlohmann::ordered_json;

const char* to_string(SourceKind kind) {
    switch (kind) {
        case SourceKind::camera:
            return "camera";
        case SourceKind::video:
            return "video";
        case SourceKind::stream:
            return "stream";
        case SourceKind::stills:
            return "stills";
    }
    return "";
}

const char* to_string(AnnotateEnd end) {
    switch (end) {
        case AnnotateEnd::complete:
            return "complete";
        case AnnotateEnd::duration:
            return "duration";
        case AnnotateEnd::stopped:
            return "stopped";
        case AnnotateEnd::truncated:
            return "truncated";
        case AnnotateEnd::lost:
            return "lost";
    }
    return "";
}

json input_json(const RunFacts& facts) {
    json input{{"source", recorded_source(facts.input)},
               {"kind", to_string(facts.input.kind)},
               {"width", facts.source.width},
               {"height", facts.source.height},
               {"frames_per_second", facts.source.frames_per_second}};
    if (facts.input.kind != SourceKind::stills && !facts.sha256.empty()) {
        input["sha256"] = facts.sha256.front();
    }
    if (facts.input.kind == SourceKind::stills) {
        json files = json::array();
        for (std::size_t i = 0; i < facts.input.stills.size(); ++i) {
            json file{{"file", facts.input.stills[i].filename().string()}};
            if (i < facts.sha256.size()) file["sha256"] = facts.sha256[i];
            files.push_back(file);
        }
        if (files.size() == 1) input["sha256"] = facts.sha256.front();
        input["files"] = files;
    }
    return input;
}

json settings_json(const RunFacts& facts) {
    const DetectorSettings& detector = facts.analyzer.detector;
    const OverlayStyle& overlay = facts.settings.overlay;
    json formats = json::array();
    for (const AnnotationFormat format : facts.settings.formats) {
        formats.push_back(to_string(format));
    }
    json settings{{"cascade", detector.cascade},
                  {"min_face", detector.min_face},
                  {"strictness", detector.strictness},
                  {"scale_step", detector.scale_step},
                  {"max_missed_s", facts.analyzer.tracker.max_missed_s},
                  {"smoothing_s", facts.analyzer.smoothing_s},
                  {"formats", formats},
                  {"video", facts.settings.video}};
    if (facts.settings.video) {
        settings["overlay"] = {{"boxes", overlay.boxes},
                               {"labels", overlay.labels},
                               {"bars", overlay.bars},
                               {"uncertain_below", overlay.uncertain_below}};
    }
    if (facts.settings.duration_s) settings["duration_s"] = *facts.settings.duration_s;
    return settings;
}

}  // namespace

std::string recorded_source(const AnnotateInput& input) {
    return input.kind == SourceKind::stream ? without_password(input.source) : input.source;
}

std::string record_text(const RunFacts& facts) {
    const AnnotateReport& report = facts.report;
    json files = json::array();
    for (const auto& file : report.files) files.push_back(file.filename().string());
    json record{
        {"schema", annotation_schema},
        {"program", {{"name", "mien"}, {"version", MIEN_VERSION}}},
        {"input", input_json(facts)},
        {"checkpoint",
         {{"name", facts.checkpoint.name},
          {"sha256", facts.checkpoint.sha256},
          {"architecture", facts.checkpoint.architecture},
          {"classes", facts.checkpoint.classes},
          {"crop_margin", facts.checkpoint.crop_margin}}},
        {"settings", settings_json(facts)},
        {"files", files},
        {"frames", report.frames},
        {"rows", report.rows},
        {"status", report.statuses},
        {"first_time_s", facts.first_time_s},
        {"last_time_s", facts.last_time_s},
        {"end", to_string(report.end)},
        {"truncated", report.end == AnnotateEnd::truncated},
    };
    if (!report.problem.empty()) record["problem"] = report.problem;
    return record.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace mien
