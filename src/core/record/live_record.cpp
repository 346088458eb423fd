#include "core/record/live_record.h"

#include <nlohmann/json.hpp>

#include "core/annotate/run_document.h"
#include "model/strict_json.h"

namespace mien {

namespace {

using nlohmann::ordered_json;

ordered_json names_of(const std::vector<std::filesystem::path>& files) {
    ordered_json names = ordered_json::array();
    for (const auto& file : files) names.push_back(file.filename().string());
    return names;
}

ordered_json uses_json(const std::vector<CheckpointUse>& uses) {
    ordered_json list = ordered_json::array();
    for (const CheckpointUse& use : uses) {
        ordered_json one{{"from_s", use.from_s}, {"name", nullptr}, {"sha256", nullptr}};
        if (!use.checkpoint.name.empty()) {
            one["name"] = use.checkpoint.name;
            one["sha256"] = use.checkpoint.sha256;
        }
        list.push_back(one);
    }
    return list;
}

ordered_json live_json(const LiveRecordFacts& facts) {
    ordered_json gaps = ordered_json::array();
    for (const RecordGap& gap : facts.gaps) {
        gaps.push_back({{"start_s", gap.start_s}, {"end_s", gap.end_s}, {"reason", gap.reason}});
    }
    const RecordStatistics& statistics = facts.statistics;
    ordered_json live{{"started", facts.started},
                      {"frames_delivered", statistics.frames},
                      {"markers", statistics.markers},
                      {"gaps", gaps},
                      {"checkpoints", uses_json(facts.checkpoints)},
                      {"video", facts.settings.video},
                      {"dropped_pictures", statistics.dropped_pictures}};
    if (facts.settings.second_checkpoint) {
        live["second_checkpoints"] = uses_json(facts.second_checkpoints);
    }
    if (const auto& notice = facts.settings.notice) {
        live["notice"] = {{"shown_at", notice->shown_at}, {"text", notice->text}};
    }
    return live;
}

std::string text_of(const ordered_json& document) {
    return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string live_record_text(const LiveRecordFacts& facts) {
    const RecordPlan& settings = facts.settings;
    SourceInfo source;
    source.kind = settings.input.kind;
    source.name = settings.input.name;
    source.width = facts.picture.width;
    source.height = facts.picture.height;
    source.frames_per_second = settings.frames_per_second;
    const AnnotateSettings csv;
    AnnotateReport report;
    report.end = AnnotateEnd::stopped;
    report.frames = facts.statistics.analysed;
    report.rows = facts.statistics.rows;
    report.statuses = facts.statuses;
    report.files = facts.files;
    const CheckpointInfo* second =
        settings.second_checkpoint ? &*settings.second_checkpoint : nullptr;
    ordered_json document = ordered_json::parse(run_document_text({settings.input,
                                                                   source,
                                                                   {},
                                                                   settings.checkpoint,
                                                                   settings.analyzer,
                                                                   csv,
                                                                   report,
                                                                   0,
                                                                   facts.last_time_s,
                                                                   second}));
    document.at("settings").erase("video");  // an annotated one; here it is "live" that says
    document["live"] = live_json(facts);
    return text_of(document);
}

std::string interrupted_record_text(const std::string& document, const RecordStatistics& statistics,
                                    double last_time_s,
                                    const std::map<std::string, std::int64_t>& statuses,
                                    const std::vector<std::filesystem::path>& files) {
    ordered_json record = parse_ordered(document, kDeepestRecord, "the record");
    record.at("live").at("markers") = statistics.markers;
    record["end"] = "interrupted";
    record["frames"] = statistics.analysed;
    record["rows"] = statistics.rows;
    record["status"] = statuses;
    record["last_time_s"] = last_time_s;
    record["files"] = names_of(files);
    return text_of(record);
}

}  // namespace mien
