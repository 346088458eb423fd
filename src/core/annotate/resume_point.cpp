#include "core/annotate/resume_point.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/atomic_file.h"
#include "base/checksum.h"
#include "base/file_system.h"
#include "base/regular_file.h"
#include "base/whole_number.h"
#include "core/annotate/run_document.h"
#include "mien/annotation.h"
#include "mien/error.h"
#include "mien/write_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::int64_t kMostBytes = 256 << 20;  // of a resume point: far more than one has

fs::path with(const fs::path& base, const char* ending) {
    fs::path path = base;
    return path += ending;
}

// None when the file is damaged.
std::optional<std::string> read_content(const fs::path& file) {
    try {
        return checked_content(read_regular_file(file, kMostBytes));
    } catch (const Error&) {
        return std::nullopt;
    }
}

// Every frame has a status and a row at least, and every row some bytes.
bool is_possible(const ResumePoint& point) {
    std::int64_t left = point.frames;
    for (const auto& [status, count] : point.statuses) {
        if (count < 0 || count > left) return false;
        left -= count;
    }
    return point.frames > 0 && left == 0 && point.rows >= point.frames &&
           point.csv_bytes > point.rows;
}

// Whether the rows that the point counts are complete and end with the last frame it counts.
bool ends_with_frame(const fs::path& rows, const ResumePoint& point) {
    constexpr std::int64_t kMostOfAFrame = 1 << 20;  // bytes
    const std::int64_t begin = std::max<std::int64_t>(0, point.csv_bytes - kMostOfAFrame);
    std::string text(static_cast<std::size_t>(point.csv_bytes - begin), '\0');
    std::ifstream in(rows, std::ios::binary);
    in.seekg(begin);
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    return in && text.ends_with('\n') &&
           text.rfind("\n" + std::to_string(point.frames - 1) + ",") != std::string::npos;
}

}  // namespace

std::chrono::milliseconds& resume_interval() {
    static std::chrono::milliseconds interval{1000};
    return interval;
}

std::string run_key(const AnnotateInput& input, const CheckpointInfo& checkpoint,
                    const AnalyzerSettings& analyzer, const AnnotateSettings& settings,
                    const CheckpointInfo* second) {
    if (input.kind == SourceKind::stream) return {};
    std::vector<fs::path> files = input.stills;
    if (input.kind == SourceKind::video) files = {input.source};
    json key{analysis_settings(analyzer).dump(),
             MIEN_VERSION,
             kAnnotationSchema,
             checkpoint.sha256,
             checkpoint.face_networks,
             to_string(checkpoint.precision),
             settings.duration_s.value_or(-1),
             settings.most_frames.value_or(-1)};
    if (!checkpoint.profile_sha256.empty()) key.push_back(checkpoint.profile_sha256);
    if (second) {
        key.push_back({second->sha256, to_string(second->precision), second->profile_sha256});
    }
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
                    {"csv_bytes", point.csv_bytes}};
    write_file(with(base, ".resume"), with_checksum(head.dump() + "\n" + point.analyzer));
}

std::optional<ResumePoint> load_resume_point(const fs::path& base, const std::string& key) {
    const fs::path file = with(base, ".resume");
    std::error_code error;
    if (key.empty() || !fs::exists(file, error)) return std::nullopt;
    const Error damaged(file.string() + " is damaged");
    const std::optional<std::string> content = read_content(file);
    if (!content) throw damaged;
    ResumePoint point;
    try {
        const std::size_t line = content->find('\n');
        const json head = json::parse(content->substr(0, line));
        if (head.at("run") != key) return std::nullopt;
        point = {whole_number(head.at("frames")), whole_number(head.at("rows")),
                 whole_numbers(head.at("statuses")), whole_number(head.at("csv_bytes")),
                 line == std::string::npos ? std::string() : content->substr(line + 1)};
    } catch (const json::exception&) {
        throw damaged;
    }
    if (!is_possible(point)) throw damaged;
    const fs::path rows = part_path(with(base, ".csv"));
    const auto there = fs::file_size(rows, error);
    if (error || static_cast<std::int64_t>(there) < point.csv_bytes) return std::nullopt;
    if (!ends_with_frame(rows, point)) throw damaged;
    return point;
}

void remove_resume_point(const fs::path& base) {
    file_system::remove(with(base, ".resume"));  // if it stays, it belongs to no run any more
}

}  // namespace mien
