#include "base/atomic_file.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "mien/error.h"

namespace mien {

namespace fs = std::filesystem;

fs::path part_path(const fs::path& path) {
    fs::path part = path;
    part += ".part";
    return part;
}

void rename_part(const fs::path& path) {
    std::error_code error;
    fs::rename(part_path(path), path, error);
    if (error) {
        throw Error("cannot write " + path.string() + ": " + error.message());
    }
}

AtomicFile::AtomicFile(fs::path path, Unfinished unfinished)
    : path_(std::move(path)),
      unfinished_(unfinished),
      file_(std::fopen(part_path(path_).c_str(), "wb")) {
    if (!file_) {
        fail("choose a folder that you may write to");
    }
}

AtomicFile::AtomicFile(fs::path path, Unfinished unfinished, std::uintmax_t bytes)
    : path_(std::move(path)), unfinished_(unfinished) {
    std::error_code error;
    fs::resize_file(part_path(path_), bytes, error);
    if (error)
        throw Error("cannot go on with " + part_path(path_).string() + ": " + error.message());
    file_.reset(std::fopen(part_path(path_).c_str(), "ab"));
    if (!file_) fail("choose a folder that you may write to");
}

AtomicFile::~AtomicFile() {
    if (!file_) return;
    file_.reset();
    if (unfinished_ == Unfinished::remove) {
        std::error_code ignored;
        fs::remove(part_path(path_), ignored);
    }
}

void AtomicFile::fail(const char* what) const {
    throw Error("cannot write " + path_.string() + ": " + std::strerror(errno) + "; " + what);
}

void AtomicFile::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
        fail("make room on the disk and try again");
    }
}

void AtomicFile::flush() {
    if (std::fflush(file_.get()) != 0) {
        fail("make room on the disk and try again");
    }
}

void AtomicFile::sync() {
    flush();
    if (fsync(fileno(file_.get())) != 0 && errno != EINVAL && errno != EROFS) {
        fail("make room on the disk and try again");
    }
}

void AtomicFile::commit() {
    sync();  // else a power cut after the rename can leave an empty file under the final name
    file_.reset();
    rename_part(path_);
}

void write_file(const fs::path& path, std::string_view bytes) {
    AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace mien
