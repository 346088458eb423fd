#include "cli/annotation_files.h"

#include <algorithm>

#include "mien/error.h"

namespace mienctl {

std::vector<std::filesystem::path> annotations_in(const std::vector<std::string>& named) {
    std::vector<std::filesystem::path> found;
    for (const std::string& one : named) {
        if (!std::filesystem::is_directory(one)) {
            found.emplace_back(one);
            continue;
        }
        const std::size_t before = found.size();
        for (const std::filesystem::directory_entry& entry :
             std::filesystem::directory_iterator(one)) {
            std::filesystem::path csv = entry.path();
            if (csv.extension() == ".json" &&
                std::filesystem::exists(csv.replace_extension(".csv"))) {
                found.push_back(entry.path());
            }
        }
        std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
        if (found.size() == before) {
            throw mien::Error("there are no annotations in " + one + "; make some with annotate");
        }
    }
    return found;
}

}  // namespace mienctl
