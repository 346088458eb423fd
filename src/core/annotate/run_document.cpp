#include "core/annotate/run_document.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "base/regular_file.h"
#include "core/media/sha256.h"
#include "core/media/url.h"
#include "mien/annotation.h"
#include "mien/error.h"
#include "model/json_fields.h"
#include "model/strict_json.h"

namespace mien {

namespace {

using nlohmann::ordered_json;

ordered_json input_json(const RunFacts& facts) {
    ordered_json input{
        {"source", facts.settings.anonymous
                       ? std::filesystem::path(facts.input.source).filename().string()
                       : recorded_source(facts.input)},
        {"kind", name_of(facts.input.kind)},
        {"width", facts.source.width},
        {"height", facts.source.height},
        {"frames_per_second", facts.source.frames_per_second}};
    if (facts.input.kind != SourceKind::stills && !facts.sha256.empty()) {
        input["sha256"] = facts.sha256.front();
    }
    if (facts.input.kind == SourceKind::stills) {
        ordered_json files = ordered_json::array();
        for (std::size_t i = 0; i < facts.input.stills.size(); ++i) {
            ordered_json file{{"file", facts.input.stills[i].filename().string()}};
            if (i < facts.sha256.size() && !facts.sha256[i].empty())
                file["sha256"] = facts.sha256[i];
            files.push_back(file);
        }
        if (files.size() == 1 && !facts.sha256.empty()) input["sha256"] = facts.sha256.front();
        input["files"] = files;
    }
    return input;
}

ordered_json settings_json(const RunFacts& facts) {
    ordered_json settings = analysis_settings(facts.analyzer);
    settings.update(fields_to_json<ordered_json>(facts.settings));
    if (!facts.settings.video) settings.erase("overlay");
    return settings;
}

ordered_json checkpoint_json(const CheckpointInfo& checkpoint) {
    ordered_json document{{"name", checkpoint.name},
                          {"sha256", checkpoint.sha256},
                          {"face_networks", checkpoint.face_networks},
                          {"architecture", checkpoint.architecture},
                          {"classes", checkpoint.classes},
                          {"crop_margin", checkpoint.crop_margin},
                          {"precision", to_string(checkpoint.precision)}};
    if (!checkpoint.profile_sha256.empty()) {
        document["profile"] = {{"name", checkpoint.profile}, {"sha256", checkpoint.profile_sha256}};
    }
    return document;
}

// It reads the faces that the first one's networks found.
ordered_json second_checkpoint_json(const CheckpointInfo& checkpoint) {
    ordered_json document = checkpoint_json(checkpoint);
    document.erase("face_networks");
    return document;
}

ordered_json agreement_json(const CheckpointAgreement& agreement) {
    ordered_json document{{"faces", agreement.faces},
                          {"same", agreement.same},
                          {"lacking", agreement.lacking},
                          {"rate", agreement.rate()}};
    if (agreement.kappa) document["kappa"] = *agreement.kappa;
    return document;
}

ordered_json check_json(const AnnotateCheck& check, const SourceInfo& source) {
    ordered_json result{{"passed", check.problem.empty()},
                        {"frames_decoded", check.frames_decoded},
                        {"frames_recorded", check.frames_recorded},
                        {"rows_recorded", check.rows},
                        {"times_not_rising", check.times_not_rising}};
    if (source.frame_count) result["frames_claimed_by_container"] = *source.frame_count;
    if (!check.problem.empty()) result["problem"] = check.problem;
    return result;
}

void read_input(const ordered_json& from, RecordedRun& run) {
    const std::string word = from.at("kind");
    const auto kind = value_of<SourceKind>(word);
    if (!kind) throw Error("its input is a '" + word + "', a kind that this version does not know");
    run.input.kind = *kind;
    run.input.source = from.at("source");
    if (kind == SourceKind::video) {
        if (from.contains("sha256")) run.input_sha256 = {from["sha256"].get<std::string>()};
    } else if (kind == SourceKind::stills) {
        const ordered_json& files = from.at("files");
        for (const ordered_json& file : files) {
            const std::filesystem::path source = run.input.source;
            const std::string name = file.at("file");
            run.input.stills.push_back(source.filename() == name ? source : source / name);
            run.input_sha256.push_back(file.value("sha256", ""));
        }
    } else {
        throw Error("it was made from a " + word + ", whose pictures cannot be read again");
    }
}

}  // namespace

ordered_json analysis_settings(const AnalyzerSettings& settings) {
    return fields_to_json<ordered_json>(settings);
}

std::string recorded_source(const AnnotateInput& input) {
    return input.kind == SourceKind::stream ? without_password(input.source) : input.source;
}

std::string run_document_text(const RunFacts& facts) {
    const AnnotateReport& report = facts.report;
    ordered_json files = ordered_json::array();
    for (const auto& file : report.files) files.push_back(file.filename().string());
    ordered_json record{
        {"schema", kAnnotationSchema},
        {"program", {{"name", "mien"}, {"version", MIEN_VERSION}}},
        {"input", input_json(facts)},
        {"checkpoint", checkpoint_json(facts.checkpoint)},
        {"settings", settings_json(facts)},
        {"files", files},
        {"frames", report.frames},
        {"rows", report.rows},
        {"status", report.statuses},
        {"first_time_s", facts.first_time_s},
        {"last_time_s", facts.last_time_s},
        {"end", name_of(report.end)},
        {"truncated", report.end == AnnotateEnd::truncated},
    };
    if (facts.second_checkpoint) {
        record["second_checkpoint"] = second_checkpoint_json(*facts.second_checkpoint);
    }
    if (report.agreement) record["agreement"] = agreement_json(*report.agreement);
    if (!report.problem.empty()) record["problem"] = report.problem;
    if (!report.notes.empty()) record["notes"] = report.notes;
    if (report.check) record["check"] = check_json(*report.check, facts.source);
    if (!report.csv_sha256.empty()) record["csv_sha256"] = report.csv_sha256;
    return record.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

RecordedRun read_run_document(const std::filesystem::path& path) {
    const auto failure = [&](const std::string& reason) {
        return Error("cannot repeat " + path.string() + ": " + reason);
    };
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        throw failure("there is no such record; give the .json beside an annotation");
    }
    try {
        const ordered_json record =
            parse_ordered(read_regular_file(path, 64 << 20), kDeepestRecord, "it");
        if (record.at("schema") != kAnnotationSchema) {
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
        const auto profile_in = [](const ordered_json& checkpoint) {
            return RecordedProfile{
                checkpoint.value("profile", ordered_json::object()).value("name", ""),
                checkpoint.value("profile", ordered_json::object()).value("sha256", "")};
        };
        run.profile = profile_in(record["checkpoint"]);
        if (const auto second = record.find("second_checkpoint"); second != record.end()) {
            run.second_profile = profile_in(*second);
            run.second_checkpoint = second->at("name");
            run.second_checkpoint_sha256 = second->at("sha256");
        }
        run.version = record.at("program").at("version");
        run.csv_sha256 = record.value("csv_sha256", "");
        read_fields(record.at("settings"), "its part \"settings\"", run.analyzer);
        read_fields(record.at("settings"), "its part \"settings\"", run.settings);
        // What ended by Ctrl-C, or because a file was cut off, ends at the same frame again.
        if (record.at("end") == "stopped") run.settings.most_frames = record.at("frames");
        return run;
    } catch (const ordered_json::exception&) {
        throw failure("it is not the record of an annotation; give the .json beside one");
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
                        " is not there; give the input after the record");
        }
        const bool known = i < run.input_sha256.size() && !run.input_sha256[i].empty();
        if (known && sha256_of(files[i]) != run.input_sha256[i]) {
            throw Error("cannot repeat: " + files[i].string() +
                        " is not the file that was annotated (its SHA-256 differs)");
        }
    }
}

}  // namespace mien
