// What `baseline` and `annotate --baseline` share.
#pragma once

#include <filesystem>
#include <string>

namespace mienctl {

// Writes "<name>.corrected.csv" (see mien/baseline.h), says what was corrected and returns the
// file. `rest`: START-END or a marker's label. `markers`: a file; empty: the one beside the
// annotation. `out`: a folder; empty: beside it. Throws Error.
std::filesystem::path correct_by_rest(const std::filesystem::path& annotation,
                                      const std::string& rest, const std::string& markers,
                                      const std::filesystem::path& out);

}  // namespace mienctl
