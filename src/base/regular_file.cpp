#include "base/regular_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "mien/error.h"

namespace mien {

namespace {

void check_kind(const struct stat& about) {
    if (S_ISREG(about.st_mode)) {
        if (about.st_size == 0) {
            throw Error("the file is empty (0 bytes); copy or record it again");
        }
        return;
    }
    if (S_ISDIR(about.st_mode)) throw Error("it is a folder; give a file in it");
    if (S_ISFIFO(about.st_mode)) {
        throw Error("it is a pipe, which can be read only once; save it to a file first");
    }
    if (S_ISSOCK(about.st_mode)) throw Error("it is a socket; give a file");
    throw Error("it is a device; give a file (the window reads cameras)");
}

}  // namespace

void check_regular_file(const std::filesystem::path& file) {
    if (file.empty()) throw Error("no name was given");
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) {
            throw Error("there is no such file; check its name");
        }
        throw Error(std::generic_category().message(errno));
    }
    check_kind(about);
    if (::access(file.c_str(), R_OK) != 0) {
        throw Error("permission denied; check who may read the file");
    }
}

RegularFile::RegularFile(const std::filesystem::path& file) {
    check_regular_file(file);
    // Without waiting, should it have become a pipe just now.
    descriptor_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor_ < 0) throw Error(std::generic_category().message(errno));
    try {
        struct stat about {};
        if (::fstat(descriptor_, &about) != 0) {
            throw Error(std::generic_category().message(errno));
        }
        check_kind(about);
        size_ = static_cast<std::uint64_t>(about.st_size);
    } catch (const Error&) {
        ::close(descriptor_);
        throw;
    }
}

RegularFile::~RegularFile() {
    ::close(descriptor_);
}

std::size_t RegularFile::read_at(std::uint64_t offset, void* to, std::size_t count) const {
    std::size_t done = 0;
    while (done < count) {
        const ssize_t part = ::pread(descriptor_, static_cast<char*>(to) + done, count - done,
                                     static_cast<off_t>(offset + done));
        if (part < 0 && errno == EINTR) continue;
        if (part < 0) throw Error(std::generic_category().message(errno));
        if (part == 0) break;
        done += static_cast<std::size_t>(part);
    }
    return done;
}

std::string read_regular_file(const std::filesystem::path& file, std::int64_t most) {
    const RegularFile in(file);
    if (in.size() > static_cast<std::uint64_t>(most)) {
        throw Error("it has " + std::to_string(in.size() >> 20) + " MB, more than " +
                    std::to_string(most >> 20) + "; make it smaller");
    }
    std::string bytes(in.size(), '\0');
    bytes.resize(in.read_at(0, bytes.data(), bytes.size()));
    return bytes;
}

std::string advice_on_heif(std::string_view head) {
    if (head.size() < 12 || head.substr(4, 4) != "ftyp") return {};
    const std::string_view brand = head.substr(8, 4);
    constexpr std::array<std::string_view, 12> kBrands = {"heic", "heix", "hevc", "hevx",
                                                          "heim", "heis", "hevm", "hevs",
                                                          "mif1", "msf1", "avif", "avis"};
    if (std::find(kBrands.begin(), kBrands.end(), brand) == kBrands.end()) return {};
    return "it is a HEIF or AVIF picture, which Mien cannot read; save it as JPEG (heif-convert, "
           "or set the phone to its most compatible format)";
}

}  // namespace mien
