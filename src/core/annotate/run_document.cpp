#include "core/annotate/run_document.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/media/sha256.h"
#include "core/media/url.h"
#include "mien/annotation.h"
#include "mien/error.h"

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
    json input{{"source", facts.settings.anonymous
                              ? std::filesystem::path(facts.input.source).filename().string()
                              : recorded_source(facts.input)},
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
            if (i < facts.sha256.size() && !facts.sha256[i].empty())
                file["sha256"] = facts.sha256[i];
            files.push_back(file);
        }
        if (files.size() == 1 && !facts.sha256.empty()) input["sha256"] = facts.sha256.front();
        input["files"] = files;
    }
    return input;
}

json settings_json(const RunFacts& facts) {
    const OverlayStyle& overlay = facts.settings.overlay;
    json formats = json::array();
    for (const AnnotationFormat format : facts.settings.formats) {
        formats.push_back(to_string(format));
    }
    json settings = analysis_settings(facts.analyzer);
    settings["formats"] = formats;
    settings["video"] = facts.settings.video;
    settings["blur"] = facts.settings.blur;
    settings["anonymous"] = facts.settings.anonymous;
    if (facts.settings.video) {
        settings["overlay"] = {{"boxes", overlay.boxes},
                               {"labels", overlay.labels},
                               {"bars", overlay.bars},
                               {"uncertain_below", overlay.uncertain_below}};
    }
    if (facts.settings.most_frames) settings["most_frames"] = *facts.settings.most_frames;
    if (facts.settings.duration_s) settings["duration_s"] = *facts.settings.duration_s;
    return settings;
}

json check_json(const AnnotateCheck& check, const SourceInfo& source) {
    json result{{"passed", check.problem.empty()},
                {"frames_decoded", check.frames_decoded},
                {"frames_recorded", check.frames_recorded},
                {"rows_recorded", check.rows},
                {"times_not_rising", check.times_not_rising}};
    if (source.frame_count) result["frames_claimed_by_container"] = *source.frame_count;
    if (!check.problem.empty()) result["problem"] = check.problem;
    return result;
}

// Reads what settings_json() wrote; what is not there keeps its default.
void read_settings(const json& from, RecordedRun& run) {
    DetectorSettings& detector = run.analyzer.detector;
    detector.cascade = from.value("cascade", detector.cascade);
    detector.min_face = from.value("min_face", detector.min_face);
    detector.strictness = from.value("strictness", detector.strictness);
    detector.scale_step = from.value("scale_step", detector.scale_step);
    run.analyzer.tracker.max_missed_s =
        from.value("max_missed_s", run.analyzer.tracker.max_missed_s);
    run.analyzer.smoothing_s = from.value("smoothing_s", run.analyzer.smoothing_s);
    AnnotateSettings& settings = run.settings;
    for (const std::string word : from.value("formats", json::array())) {
        settings.formats.push_back(parse_format(word));
    }
    settings.video = from.value("video", false);
    settings.blur = from.value("blur", false);
    settings.anonymous = from.value("anonymous", false);
    const json overlay = from.value("overlay", json::object());
    settings.overlay.boxes = overlay.value("boxes", settings.overlay.boxes);
    settings.overlay.labels = overlay.value("labels", settings.overlay.labels);
    settings.overlay.bars = overlay.value("bars", settings.overlay.bars);
    settings.overlay.uncertain_below =
        overlay.value("uncertain_below", settings.overlay.uncertain_below);
    if (from.contains("duration_s")) settings.duration_s = from["duration_s"].get<double>();
    if (from.contains("most_frames")) settings.most_frames = from["most_frames"].get<int64_t>();
}

void read_input(const json& from, RecordedRun& run) {
    const std::string kind = from.at("kind");
    run.input.source = from.at("source");
    if (kind == "video") {
        run.input.kind = SourceKind::video;
        if (from.contains("sha256")) run.input_sha256 = {from["sha256"].get<std::string>()};
    } else if (kind == "stills") {
        run.input.kind = SourceKind::stills;
        const json& files = from.at("files");
        for (const json& file : files) {
            const std::filesystem::path source = run.input.source;
            const std::string name = file.at("file");
            run.input.stills.push_back(source.filename() == name ? source : source / name);
            run.input_sha256.push_back(file.value("sha256", ""));
        }
    } else {
        throw Error("it is of a " + kind + ", which cannot be seen again");
    }
}

}  // namespace

json analysis_settings(const AnalyzerSettings& settings) {
    const DetectorSettings& detector = settings.detector;
    return {{"cascade", detector.cascade},
            {"min_face", detector.min_face},
            {"strictness", detector.strictness},
            {"scale_step", detector.scale_step},
            {"max_missed_s", settings.tracker.max_missed_s},
            {"smoothing_s", settings.smoothing_s}};
}

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
          {"face_networks", facts.checkpoint.face_networks},
          {"architecture", facts.checkpoint.architecture},
          {"classes", facts.checkpoint.classes},
          {"crop_margin", facts.checkpoint.crop_margin},
          {"precision", to_string(facts.checkpoint.precision)}}},
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
    if (!report.notes.empty()) record["notes"] = report.notes;
    if (report.check) record["check"] = check_json(*report.check, facts.source);
    if (!report.csv_sha256.empty()) record["csv_sha256"] = report.csv_sha256;
    return record.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

RecordedRun read_record(const std::filesystem::path& path) {
    const auto failure = [&](const std::string& reason) {
        return Error("cannot repeat " + path.string() + ": " + reason);
    };
    std::ifstream file(path);
    if (!file) throw failure("there is no such record; give the .json beside an annotation");
    const json record = json::parse(file, nullptr, false);
    try {
        if (record.at("schema") != annotation_schema) {
            throw Error("it was made by another version of Mien (" +
                        record.at("program").at("version").get<std::string>() + ")");
        }
        RecordedRun run;
        read_input(record.at("input"), run);
        run.input.name = path.stem().string();
        run.checkpoint = record.at("checkpoint").at("name");
        run.checkpoint_sha256 = record.at("checkpoint").at("sha256");
        run.face_networks = record["checkpoint"].value("face_networks", run.face_networks);
        run.precision = parse_precision(record["checkpoint"].value("precision", "auto"));
        run.version = record.at("program").at("version");
        run.csv_sha256 = record.value("csv_sha256", "");
        read_settings(record.at("settings"), run);
        // What ended by Ctrl-C, or because a file was cut off, ends at the same frame again.
        if (record.at("end") == "stopped") run.settings.most_frames = record.at("frames");
        run.analyzer.validate();
        return run;
    } catch (const json::exception&) {
        throw failure("it is no record of an annotation; give the .json beside one");
    } catch (const Error& error) {
        throw failure(error.what());
    }
}

void check_input(const RecordedRun& run) {
    std::vector<std::filesystem::path> files = run.input.stills;
    if (run.input.kind == SourceKind::video) files = {run.input.source};
    for (std::size_t i = 0; i < files.size(); ++i) {
        std::error_code ignored;
        if (!std::filesystem::exists(files[i], ignored)) {
            throw Error("cannot repeat: " + files[i].string() +
                        " is not there; name the input behind the record");
        }
        const bool known = i < run.input_sha256.size() && !run.input_sha256[i].empty();
        if (known && sha256_of(files[i]) != run.input_sha256[i]) {
            throw Error("cannot repeat: " + files[i].string() +
                        " is not the file that was annotated (its SHA-256 is another)");
        }
    }
}

}  // namespace mien
