// Files that are either complete or not there: written as "<path>.part", renamed when done.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "base/file_system.h"
#include "mien/error.h"

namespace mien {

// "<path>.part", where work in progress on `path` is kept.
std::filesystem::path part_path(const std::filesystem::path& path);

// Renames the finished "<path>.part" to `path`. Throws Error.
void rename_part(const std::filesystem::path& path);

// That `path` cannot be written, why, and what to do.
Error write_error(const std::filesystem::path& path, const std::error_code& reason);

// What becomes of a file that is not finished.
enum class Unfinished { remove, keep };

// One program at a time writes a file; what a dead one left is replaced. Throws Error. Thread rule:
// one thread at a time.
class AtomicFile {
  public:
    explicit AtomicFile(std::filesystem::path path, Unfinished unfinished = Unfinished::remove);

    // Goes on with the unfinished "<path>.part" behind its first `bytes`; the rest is dropped.
    AtomicFile(std::filesystem::path path, Unfinished unfinished, std::uint64_t bytes);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view bytes);
    void flush();   // hands what was written to the system: it survives a crash of the program
    void sync();    // to the disk: it survives a power cut
    void commit();  // to the disk, then to the final name

    // For libraries that go back in what they have written, and catch no exceptions; not to be
    // mixed with write(). Hands the bytes to the system at once.
    std::error_code write_at(std::uint64_t offset, std::string_view bytes);

    // What was written so. `read`: how many bytes there are, fewer than `count` at the end alone.
    std::error_code read_at(std::uint64_t offset, char* to, std::size_t count, std::size_t& read);

  private:
    std::filesystem::path path_;
    std::filesystem::path part_;
    Unfinished unfinished_;
    file_system::File file_;
    std::string waiting_;      // not handed to the system yet,
    std::uint64_t bytes_ = 0;  // behind so many that were
};

}  // namespace mien
