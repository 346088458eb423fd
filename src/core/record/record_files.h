// The files of a live record, finished or not.
#pragma once

#include <filesystem>
#include <vector>

#include "mien/export.h"

namespace mien {

struct MIEN_API RecordFiles {
    explicit RecordFiles(const std::filesystem::path& base);

    // Gives what is still a ".part" its name, a table without its unfinished last line. Returns the
    // files there are, but for the document. Throws std::filesystem::filesystem_error.
    std::vector<std::filesystem::path> take_names() const;

    std::filesystem::path rows;      // NAME.csv
    std::filesystem::path markers;   // NAME.markers.csv
    std::filesystem::path video;     // NAME.mkv
    std::filesystem::path document;  // NAME.json, the last to get its name
};

// Held by the program that writes a record, on its rows; the system lets go when it dies.
class MIEN_API RecordLock {
  public:
    explicit RecordLock(const std::filesystem::path& rows);
    ~RecordLock();
    RecordLock(const RecordLock&) = delete;
    RecordLock& operator=(const RecordLock&) = delete;

    bool held_by_another() const { return !free_; }

  private:
    int file_;
    bool free_;
};

}  // namespace mien
