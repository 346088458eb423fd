// What results are written with: in one place, so that a test can let any of these calls fail. None
// of them follows a symbolic link, and none writes into a file that another program is writing.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "mien/export.h"

namespace mien::file_system {

// An open file, closed by its destructor; then others may write it.
class File {
  public:
    File() = default;
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() { close(); }
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;

    explicit operator bool() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }
    void close();

  private:
    int descriptor_ = -1;
};

// All of these return what went wrong.

// A new file, to be written by this program alone. What a dead program left under the name is
// removed first, and so is a link, but never what it points to.
std::error_code create(const std::filesystem::path& path, File& file);

// A file that a dead program left, to be written on by this program alone.
std::error_code reopen(const std::filesystem::path& path, File& file);

// Whether `error`, of create() or reopen(), says that another program is writing the file.
bool is_in_use(const std::error_code& error);

// `written`: how many of the bytes are in the file, if not all.
std::error_code write(const File& file, std::uint64_t offset, std::string_view bytes,
                      std::size_t& written);
// Of a new file only. `read`: how many bytes there are, fewer than `count` at the end alone.
std::error_code read(const File& file, std::uint64_t offset, char* to, std::size_t count,
                     std::size_t& read);
std::error_code cut(const File& file, std::uint64_t size);
std::error_code sync(const File& file);                             // to the disk
std::error_code sync_folder_of(const std::filesystem::path& path);  // the names in it, too
std::error_code rename(const std::filesystem::path& from, const std::filesystem::path& to);
// Another name for a file. EEXIST where `to` is there: of all who try at once, one succeeds.
std::error_code link(const std::filesystem::path& from, const std::filesystem::path& to);
std::error_code remove(const std::filesystem::path& path);  // all well if it is not there

// For tests: the `nth` of the calls above fails with `error`, an errno, having done nothing, or
// half of it when it is a write; all later ones as well when it is `lasting`. An `error` of 0: none
// fails, none is counted.
struct Faults {
    std::atomic<int> error = 0;
    std::atomic<std::int64_t> nth = 1;
    std::atomic<bool> lasting = false;
    std::atomic<std::int64_t> calls = 0;  // until now
};
MIEN_API Faults& faults();  // of the whole program

}  // namespace mien::file_system
