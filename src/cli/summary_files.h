// The files that summarize writes, and annotate with --markers.
#pragma once

#include <filesystem>
#include <vector>

namespace mienctl {

// Writes "<out>/<name>.summary.csv" and ".summary.html". `markers`: a file, or empty for
// "<name>.markers.csv" where there is one. Returns both. Throws Error.
std::vector<std::filesystem::path> write_summary(const std::filesystem::path& annotation,
                                                 const std::filesystem::path& markers,
                                                 const std::filesystem::path& out, bool only_ok);

}  // namespace mienctl
