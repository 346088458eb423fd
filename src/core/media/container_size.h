// Tells a file that was cut off from a whole one.
#pragma once

#include <cstdint>
#include <filesystem>

#include "mien/export.h"

namespace mien {

// The size in bytes that the outermost structure of an MP4, MOV, Matroska, WebM, AVI or FLV file
// claims for it; 0 for other files and where none is stated. Larger than the file: its end is
// missing.
MIEN_API std::uint64_t claimed_size(const std::filesystem::path& file);

}  // namespace mien
