#include "core/annotate/resume_point.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>

#include "base/atomic_file.h"
#include "core/annotate/run_document.h"
#include "mien/annotation.h"

namespace mien {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path with(const fs::path& base, const char* ending) {
    fs::path path = base;
    return path += ending;
}

}  // namespace

std::string run_key(const AnnotateInput& input, const CheckpointInfo& checkpoint,
                    const AnalyzerSettings& analyzer, const AnnotateSettings& settings) {
    if (input.kind == SourceKind::stream) return {};
    std::vector<fs::path> files = input.stills;
    if (input.kind == SourceKind::video) files = {input.source};
    json key{analysis_settings(analyzer).dump(),
             MIEN_VERSION,
             annotation_schema,
             checkpoint.sha256,
             checkpoint.face_networks,
             to_string(checkpoint.precision),
             settings.duration_s.value_or(-1),
             settings.most_frames.value_or(-1)};
    for (const fs::path& file : files) {
        std::error_code error;
        key.push_back(file.string());
        key.push_back(fs::file_size(file, error));
        key.push_back(fs::last_write_time(file, error).time_since_epoch().count());
        if (error) return {};
    }
    return key.dump(-1, ' ', false, json::error_handler_t::replace);
}

void save_resume_point(const fs::path& base, const std::string& key, const ResumePoint& point) {
    const json head{{"run", key},
                    {"frames", point.frames},
                    {"rows", point.rows},
                    {"statuses", point.statuses},
                    {"csv_bytes", point.csv_bytes},
                    {"state_bytes", point.analyzer.size()}};
    write_file(with(base, ".resume"), head.dump() + "\n" + point.analyzer);
}

std::optional<ResumePoint> load_resume_point(const fs::path& base, const std::string& key) {
    std::ifstream file(with(base, ".resume"), std::ios::binary);
    std::string line;
    if (key.empty() || !std::getline(file, line)) return std::nullopt;
    const json head = json::parse(line, nullptr, false);
    std::ostringstream state;
    state << file.rdbuf();
    std::error_code error;
    try {
        if (head.at("run") != key) return std::nullopt;
        const ResumePoint point{head.at("frames"), head.at("rows"), head.at("statuses"),
                                head.at("csv_bytes"), state.str()};
        const auto there = fs::file_size(part_path(with(base, ".csv")), error);
        if (error || static_cast<std::int64_t>(there) < point.csv_bytes ||
            head.at("state_bytes") != point.analyzer.size()) {
            return std::nullopt;
        }
        return point;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

void remove_resume_point(const fs::path& base) {
    std::error_code ignored;
    fs::remove(with(base, ".resume"), ignored);
}

}  // namespace mien
