#include "core/record/record_files.h"

#include <fstream>
#include <string>
#include <system_error>

#include "base/atomic_file.h"
#include "mien/write_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

fs::path with_ending(fs::path base, const char* ending) {
    return base += ending;
}

// Length up to and with the last line feed. Read from the end: a record may be long.
std::uint64_t whole_lines(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::error_code error;
    std::uint64_t end = fs::file_size(file, error);
    if (error) throw write_error(file, error);
    while (end > 0) {
        in.seekg(static_cast<std::streamoff>(end - 1));
        if (in.get() == '\n') break;
        --end;
    }
    return end;
}

}  // namespace

RecordFiles::RecordFiles(const fs::path& base)
    : rows(with_ending(base, ".csv")),
      markers(with_ending(base, ".markers.csv")),
      video(with_ending(base, ".mkv")),
      document(with_ending(base, ".json")) {}

std::vector<fs::path> RecordFiles::take_names() const {
    std::error_code error;
    if (fs::exists(part_path(rows), error)) {
        AtomicFile(rows, Unfinished::keep, whole_lines(part_path(rows))).commit();
    }
    std::vector<fs::path> there;
    for (const fs::path& file : {rows, markers, video}) {
        if (fs::exists(part_path(file), error)) rename_part(file);
        if (fs::exists(file, error)) there.push_back(file);
    }
    return there;
}

void RecordFiles::write_document(std::string_view text) const {
    write_file(part_path(document), text);
    rename_part(document);
}

}  // namespace mien
