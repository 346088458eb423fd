#include "base/result_lock.h"

#include <unistd.h>

#include <cstddef>
#include <fstream>
#include <string>
#include <system_error>

#include "base/atomic_file.h"
#include "mien/error.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

fs::path lock_of(fs::path result) {
    return part_path(result += ".lock");
}

std::string held_by_another(const fs::path& lock) {
    long process = 0;
    std::ifstream(lock) >> process;
    if (process <= 0) return "another program is writing it; wait until it is done and try again";
    const std::string number = std::to_string(process);
    return "process " + number + " is writing it; wait until it is done, or end it (kill " +
           number + "), and try again";
}

}  // namespace

ResultLock::ResultLock(const fs::path& result) : path_(lock_of(result)) {
    const std::error_code error = file_system::create(path_, file_);
    if (file_system::is_in_use(error)) {
        throw Error("cannot write " + result.string() + ": " + held_by_another(path_));
    }
    if (error) throw write_error(result, error);
    // Where this fails, others are told less.
    std::size_t written = 0;
    file_system::write(file_, 0, std::to_string(::getpid()) + "\n", written);
}

ResultLock::~ResultLock() {
    file_system::remove(path_);
}

}  // namespace mien
