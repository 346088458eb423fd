#include "core/record/record_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/atomic_file.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

fs::path with_ending(fs::path base, const char* ending) {
    return base += ending;
}

// Length up to and with the last line feed. Read from the end: a record may be long.
std::uintmax_t whole_lines(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::uintmax_t end = fs::file_size(file);
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
    if (fs::exists(part_path(rows))) {
        fs::resize_file(part_path(rows), whole_lines(part_path(rows)));
    }
    std::vector<fs::path> there;
    for (const fs::path& file : {rows, markers, video}) {
        if (fs::exists(part_path(file))) fs::rename(part_path(file), file);
        if (fs::exists(file)) there.push_back(file);
    }
    return there;
}

RecordLock::RecordLock(const fs::path& rows) : file_(open(part_path(rows).c_str(), O_CLOEXEC)) {
    if (file_ < 0) file_ = open(rows.c_str(), O_CLOEXEC);
    free_ = file_ < 0 || flock(file_, LOCK_EX | LOCK_NB) == 0;
}

RecordLock::~RecordLock() {
    if (file_ >= 0) close(file_);
}

}  // namespace mien
