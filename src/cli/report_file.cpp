#include "cli/report_file.h"

#include <algorithm>
#include <cstdio>

#include "mien/error.h"
#include "mien/write_file.h"

namespace mienctl {

void write_report(const std::filesystem::path& path, const std::string& page) {
    std::error_code failure;
    if (!path.parent_path().empty()) {
        std::filesystem::create_directories(path.parent_path(), failure);
    }
    if (failure) {
        throw mien::Error("cannot make the folder " + path.parent_path().string() +
                          " for the report: " + failure.message());
    }
    mien::write_file(path, page);
    std::fprintf(stderr, "report: %s\n", path.c_str());
}

std::filesystem::path page_of(const std::filesystem::path& folder, std::string name) {
    std::replace(name.begin(), name.end(), '/', '-');
    return folder / (name + ".html");
}

}  // namespace mienctl
