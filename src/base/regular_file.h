// Files as inputs: what else bears a name is refused before it is opened, since opening a pipe
// waits for whoever writes, and what a pipe gives can be read only once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mien {

// Throws Error, with the reason only, where `file` is missing, a folder, a pipe, a device or a
// socket, empty, or not to be read.
void check_regular_file(const std::filesystem::path& file);

// One that is open, so that all answers are of the same file. Reading never waits for a writer.
class RegularFile {
  public:
    // Throws Error, with the reason only, as check_regular_file().
    explicit RegularFile(const std::filesystem::path& file);
    ~RegularFile();
    RegularFile(const RegularFile&) = delete;
    RegularFile& operator=(const RegularFile&) = delete;

    std::uint64_t size() const { return size_; }  // bytes, when it was opened

    // Returns how many bytes there were from `offset` on: fewer than `count` at the end only.
    // Throws Error, with the reason only.
    std::size_t read_at(std::uint64_t offset, void* to, std::size_t count) const;

  private:
    int descriptor_;
    std::uint64_t size_ = 0;
};

// The whole file, of at most `most` bytes. Throws Error, with the reason only, as above.
std::string read_regular_file(const std::filesystem::path& file, std::int64_t most);

// What to do with HEIF and AVIF pictures, as phones take them, by the first bytes; else empty.
std::string advice_on_heif(std::string_view head);

}  // namespace mien
