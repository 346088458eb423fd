// Files as inputs: what else bears a name is refused before it is opened, since opening a pipe
// waits for whoever writes, and what a pipe gives can be read but once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mien {

// Throws Error, with the reason only, where `file` is missing, a folder, a pipe, a device or a
// socket, empty, or not to be read.
void check_regular_file(const std::filesystem::path& file);

// The whole file, of at most `most` bytes. Throws Error, with the reason only, as above.
std::string read_regular_file(const std::filesystem::path& file, std::int64_t most);

// What to do with HEIF and AVIF pictures, as phones take them, by the first bytes; else empty.
std::string advice_on_heif(std::string_view head);

}  // namespace mien
