// Files that are either complete or not there: written as "<path>.part", renamed when done.
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace mien {

// "<path>.part", where work in progress on `path` is kept.
std::filesystem::path part_path(const std::filesystem::path& path);

// Renames the finished "<path>.part" to `path`. Throws Error.
void rename_part(const std::filesystem::path& path);

// What becomes of a file that is not finished.
enum class Unfinished { remove, keep };

// Throws Error. Thread rule: one thread at a time.
class AtomicFile {
  public:
    explicit AtomicFile(std::filesystem::path path, Unfinished unfinished = Unfinished::remove);

    // Goes on with the unfinished "<path>.part" behind its first `bytes`; the rest is dropped.
    AtomicFile(std::filesystem::path path, Unfinished unfinished, std::uintmax_t bytes);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::string_view bytes);
    void flush();   // hands what was written to the system: it survives a crash of the program
    void sync();    // to the disk: it survives a power cut
    void commit();  // to the disk, then to the final name

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    [[noreturn]] void fail(const char* what) const;

    std::filesystem::path path_;
    Unfinished unfinished_;
    std::unique_ptr<std::FILE, Close> file_;
};

// The whole content in one call.
void write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace mien
