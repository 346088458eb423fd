#include "base/file_system.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace mien::file_system {

namespace {

namespace fs = std::filesystem;

std::error_code code(int error) {
    return {error, std::generic_category()};
}

std::error_code result_of(int call) {
    return call == 0 ? std::error_code() : code(errno);
}

// The errno that this call is to fail with.
int fault() {
    Faults& planned = faults();
    const int error = planned.error;
    if (error == 0) return 0;
    const std::int64_t call = ++planned.calls;
    return call == planned.nth || (planned.lasting && call > planned.nth) ? error : 0;
}

// Until the file is closed or the program dies. ESTALE when the file has lost its name meanwhile:
// another program took it for a dead one's, or finished it.
std::error_code lock(const File& file, const fs::path& path) {
    while (::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return code(EWOULDBLOCK);
        if (errno != EINTR) break;  // a file system without locks
    }
    struct stat own {};
    struct stat named {};
    if (::fstat(file.descriptor(), &own) != 0) return code(errno);
    const bool named_so = ::lstat(path.c_str(), &named) == 0 && own.st_dev == named.st_dev &&
                          own.st_ino == named.st_ino;
    return code(named_so ? 0 : ESTALE);
}

std::error_code open_locked(const fs::path& path, int flags, File& file) {
    File opened(::open(path.c_str(), flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666));
    if (!opened) return code(errno);
    const std::error_code error = lock(opened, path);
    if (!error) file = std::move(opened);
    return error;
}

std::error_code remove_name(const fs::path& path) {
    const std::error_code error = result_of(::unlink(path.c_str()));
    return error.value() == ENOENT ? code(0) : error;
}

// What bears a name that is wanted for a new file, unless it is being written.
std::error_code remove_left_over(const fs::path& path) {
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0) return errno == ENOENT ? code(0) : code(errno);
    if (!S_ISREG(about.st_mode)) return remove_name(path);
    File held;  // so that nobody else takes it meanwhile
    const std::error_code error = open_locked(path, O_RDONLY, held);
    if (!error) return remove_name(path);
    return error.value() == ENOENT || error.value() == ESTALE ? code(0) : error;
}

}  // namespace

File::File(File&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

void File::close() {
    if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

std::error_code create(const fs::path& path, File& file) {
    if (const int error = fault()) return code(error);
    for (;;) {
        std::error_code error = open_locked(path, O_RDWR | O_CREAT | O_EXCL, file);
        if (error.value() == EEXIST) {
            error = remove_left_over(path);
            if (error) return error;
        } else if (error.value() != ESTALE) {
            return error;
        }
    }
}

std::error_code reopen(const fs::path& path, File& file) {
    if (const int error = fault()) return code(error);
    struct stat about {};
    if (::lstat(path.c_str(), &about) != 0) return code(errno);
    if (!S_ISREG(about.st_mode)) return code(EINVAL);
    return open_locked(path, O_WRONLY, file);
}

bool is_in_use(const std::error_code& error) {
    return error.value() == EWOULDBLOCK;
}

std::error_code write(const File& file, std::uint64_t offset, std::string_view bytes,
                      std::size_t& written) {
    const int error = fault();
    if (error != 0) bytes = bytes.substr(0, bytes.size() / 2);
    written = 0;
    while (written < bytes.size()) {
        const ssize_t part = ::pwrite(file.descriptor(), bytes.data() + written,
                                      bytes.size() - written, static_cast<off_t>(offset + written));
        if (part < 0 && errno == EINTR) continue;
        if (part <= 0) return code(part < 0 ? errno : ENOSPC);
        written += static_cast<std::size_t>(part);
    }
    return code(error);
}

std::error_code read(const File& file, std::uint64_t offset, char* to, std::size_t count,
                     std::size_t& read) {
    if (const int error = fault()) return code(error);
    read = 0;
    while (read < count) {
        const ssize_t part =
            ::pread(file.descriptor(), to + read, count - read, static_cast<off_t>(offset + read));
        if (part < 0 && errno == EINTR) continue;
        if (part < 0) return code(errno);
        if (part == 0) break;
        read += static_cast<std::size_t>(part);
    }
    return {};
}

std::error_code cut(const File& file, std::uint64_t size) {
    if (const int error = fault()) return code(error);
    return result_of(::ftruncate(file.descriptor(), static_cast<off_t>(size)));
}

std::error_code sync(const File& file) {
    if (const int error = fault()) return code(error);
    const bool done = ::fsync(file.descriptor()) == 0 || errno == EINVAL || errno == ENOTSUP;
    return done ? std::error_code() : code(errno);
}

std::error_code sync_folder_of(const fs::path& path) {
    if (const int error = fault()) return code(error);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const File opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened) return {};  // one may write into a folder that one may not read
    const bool done = ::fsync(opened.descriptor()) == 0 || errno == EINVAL || errno == ENOTSUP;
    return done ? std::error_code() : code(errno);
}

std::error_code rename(const fs::path& from, const fs::path& to) {
    if (const int error = fault()) return code(error);
    return result_of(::rename(from.c_str(), to.c_str()));
}

std::error_code link(const fs::path& from, const fs::path& to) {
    if (const int error = fault()) return code(error);
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    const int error = errno;
    // Over a network, what was done may be reported as having been there before.
    struct stat own {};
    struct stat named {};
    const bool done = ::lstat(from.c_str(), &own) == 0 && ::lstat(to.c_str(), &named) == 0 &&
                      own.st_dev == named.st_dev && own.st_ino == named.st_ino;
    return code(done ? 0 : error);
}

std::error_code remove(const fs::path& path) {
    if (const int error = fault()) return code(error);
    return remove_name(path);
}

Faults& faults() {
    static Faults planned;
    return planned;
}

}  // namespace mien::file_system
