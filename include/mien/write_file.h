// A whole file in one call.
#pragma once

#include <filesystem>
#include <string_view>

#include "mien/export.h"

namespace mien {

// Writes `bytes` as "<path>.part", to the disk, then under its own name: the file is complete or as
// it was before. A symbolic link of either name is replaced, what it points to is never touched.
// Throws Error that names the file, where it cannot be written or another program is writing it.
// Thread rule: any thread, one at a time for the same path.
MIEN_API void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace mien
