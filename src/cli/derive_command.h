// What `mienctl derive` and `mienctl annotate --derived` share.
#pragma once

#include <filesystem>

namespace mienctl {

// Writes NAME.derived.csv and says what is to know of it. Throws Error.
void tell_derived(const std::filesystem::path& csv, const std::filesystem::path& out);

}  // namespace mienctl
