// Annotations that a command line names: each by itself, or a folder of them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mienctl {

// The annotations of a folder are those with a record, by name. Throws Error where it has none.
std::vector<std::filesystem::path> annotations_in(const std::vector<std::string>& named);

}  // namespace mienctl
