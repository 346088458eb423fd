// Names of new records, and what becomes of those that a crash cut off.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <string_view>
#include <system_error>
#include <vector>

#include "base/atomic_file.h"
#include "base/csv.h"
#include "base/number.h"
#include "base/result_lock.h"
#include "core/record/live_record.h"
#include "core/record/record_files.h"
#include "mien/error.h"
#include "mien/markers.h"
#include "mien/recorder.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinished = ".json.part";

std::string read_all(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What can be counted in a table of rows: frame, time_s and status come first.
struct Counts {
    RecordStatistics statistics;
    std::map<std::string, std::int64_t> statuses;
    double last_time_s = 0;
};

Counts count_rows(const fs::path& file) {
    Counts counts;
    CsvReader table(file);
    std::string last_frame;
    std::vector<std::string_view> fields;
    table.next(fields);  // the header
    while (table.next(fields)) {
        if (fields.size() < 4) continue;  // cut off
        ++counts.statistics.rows;
        counts.last_time_s = parse_number<double>(fields[1]).value_or(counts.last_time_s);
        if (fields[0] == last_frame) continue;
        last_frame = fields[0];
        const std::string status(fields[2]);
        ++counts.statuses[status];
        if (status != to_string(FaceStatus::gap)) ++counts.statistics.analysed;
    }
    return counts;
}

std::int64_t count_markers(const fs::path& file) {
    return fs::exists(file) ? static_cast<std::int64_t>(read_markers(file).size()) : 0;
}

// Throws whatever its parts throw; it can then be called again.
fs::path finish_record(const fs::path& base) {
    const RecordFiles files(base);
    const std::string document = read_all(part_path(files.document));
    interrupted_record_text(document, {}, 0, {}, {});  // is it a live record at all?
    const ResultLock lock(base);                       // and not being written?
    const std::vector<fs::path> there = files.take_names();
    Counts counts = count_rows(files.rows);
    counts.statistics.markers = count_markers(files.markers);
    files.write_document(interrupted_record_text(document, counts.statistics, counts.last_time_s,
                                                 counts.statuses, there));
    return files.document;
}

}  // namespace

fs::path new_record(const fs::path& folder) {
    const auto refuse = [&folder](const std::string& why) {
        throw Error("cannot write into " + folder.string() + ": " + why +
                    "; choose another folder for recordings");
    };
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) refuse(error.message());
    if (access(folder.c_str(), W_OK | X_OK) != 0) refuse(std::strerror(errno));

    const std::string name =
        fmt::format("mien-{:%Y-%m-%d-%H%M%S}", fmt::localtime(std::time(nullptr)));
    const auto taken = [&folder](const std::string& candidate) {
        return std::any_of(fs::directory_iterator(folder), fs::directory_iterator(),
                           [&](const auto& entry) {
                               return entry.path().filename().string().starts_with(candidate + ".");
                           });
    };
    std::string free = name;
    for (int number = 2; taken(free); ++number) free = fmt::format("{}-{}", name, number);
    return folder / free;
}

std::vector<fs::path> recover_records(const fs::path& folder) {
    std::vector<fs::path> recovered;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string path = entry->path().string();
        if (!path.ends_with(kUnfinished)) continue;
        try {
            recovered.push_back(finish_record(path.substr(0, path.size() - kUnfinished.size())));
        } catch (const std::exception&) {
            continue;  // not ours, or it cannot be written: it stays as it is
        }
    }
    std::sort(recovered.begin(), recovered.end());
    return recovered;
}

}  // namespace mien
