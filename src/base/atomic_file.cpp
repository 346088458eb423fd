#include "base/atomic_file.h"

#include <utility>

namespace mien {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostWaiting = std::size_t{64} << 10;  // bytes

const char* advice(const std::error_code& reason) {
    switch (reason.value()) {
        case ENOSPC:
        case EDQUOT:
            return "make room on the disk and try again";
        case EFBIG:
            return "raise the limit on the size of files (ulimit -f) and try again";
        case EIO:
            return "the disk is at fault; choose another one";
        default:
            return "choose a folder that you may write to";
    }
}

void check(const fs::path& path, const std::error_code& error) {
    if (error) throw write_error(path, error);
}

}  // namespace

fs::path part_path(const fs::path& path) {
    fs::path part = path;
    part += ".part";
    return part;
}

void rename_part(const fs::path& path) {
    check(path, file_system::rename(part_path(path), path));
    // Else a power cut may bring the old names back.
    check(path, file_system::sync_folder_of(path));
}

Error write_error(const fs::path& path, const std::error_code& reason) {
    const std::string what = "cannot write " + path.string() + ": ";
    if (file_system::is_in_use(reason)) {
        return Error(what + "another program is writing it; wait until it is done and try again");
    }
    return Error(what + reason.message() + "; " + advice(reason));
}

AtomicFile::AtomicFile(fs::path path, Unfinished unfinished)
    : path_(std::move(path)), part_(part_path(path_)), unfinished_(unfinished) {
    check(path_, file_system::create(part_, file_));
}

AtomicFile::AtomicFile(fs::path path, Unfinished unfinished, std::uint64_t bytes)
    : path_(std::move(path)), part_(part_path(path_)), unfinished_(unfinished), bytes_(bytes) {
    check(path_, file_system::reopen(part_, file_));
    check(path_, file_system::cut(file_, bytes));
}

AtomicFile::~AtomicFile() {
    if (!file_) return;
    if (unfinished_ == Unfinished::remove) {
        file_system::remove(part_);
    } else {
        std::size_t written = 0;
        if (!waiting_.empty()) file_system::write(file_, bytes_, waiting_, written);
    }
}

void AtomicFile::write(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() >= kMostWaiting) flush();
}

void AtomicFile::flush() {
    if (waiting_.empty()) return;
    std::size_t written = 0;
    const std::error_code error = file_system::write(file_, bytes_, waiting_, written);
    bytes_ += written;
    waiting_.erase(0, written);  // what is left is written the next time
    check(path_, error);
}

void AtomicFile::sync() {
    flush();
    check(path_, file_system::sync(file_));
}

void AtomicFile::commit() {
    sync();  // else a power cut after the rename can leave an empty file under the final name
    check(path_, file_system::rename(part_, path_));
    file_.close();
    check(path_, file_system::sync_folder_of(path_));
}

std::error_code AtomicFile::write_at(std::uint64_t offset, std::string_view bytes) {
    std::size_t written = 0;
    return file_system::write(file_, offset, bytes, written);
}

std::error_code AtomicFile::read_at(std::uint64_t offset, char* to, std::size_t count,
                                    std::size_t& read) {
    return file_system::read(file_, offset, to, count, read);
}

}  // namespace mien
