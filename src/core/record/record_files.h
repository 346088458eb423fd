// The files of a live record, finished or not.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "mien/export.h"

namespace mien {

struct MIEN_API RecordFiles {
    explicit RecordFiles(const std::filesystem::path& base);

    // Gives what is still a ".part" its name, a table without its unfinished last line. Returns the
    // files there are, but for the document. Throws Error.
    std::vector<std::filesystem::path> take_names() const;

    // Gives the document its name. Until all of it is written, "NAME.json.part" stays as it was.
    // Throws Error.
    void write_document(std::string_view text) const;

    std::filesystem::path rows;      // NAME.csv
    std::filesystem::path markers;   // NAME.markers.csv
    std::filesystem::path video;     // NAME.mkv
    std::filesystem::path document;  // NAME.json, the last to get its name
};

}  // namespace mien
