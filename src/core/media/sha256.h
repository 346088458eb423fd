// Fingerprints of files, for the record of what was read.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "mien/export.h"

namespace mien {

// SHA-256 (FIPS 180-4) of a file's content, lower-case hexadecimal. Returns an empty string when
// `stop` answers true (asked every few megabytes). Throws Error when the file cannot be read.
MIEN_API std::string sha256_of(const std::filesystem::path& path,
                               const std::function<bool()>& stop = {});

}  // namespace mien
