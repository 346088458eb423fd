// What the tests of faults share: files held against those of a run in which nothing failed.
#pragma once

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "support/failing_call.h"
#include "support/temporary_folder.h"

namespace mien::test {

// Every call waits for the disk: where there is a disk in memory, that is used.
inline const bool is_in_memory = [] {
    std::error_code none;
    return std::filesystem::is_directory("/dev/shm", none) && setenv("TMPDIR", "/dev/shm", 0) == 0;
}();

using Files = std::map<std::string, std::string>;  // name, content

// Those in a folder, and in folders in it.
inline Files files_in(const std::filesystem::path& folder) {
    Files files;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none)) {
        if (entry.is_regular_file()) {
            files[entry.path().lexically_relative(folder).string()] = read_text(entry.path());
        }
    }
    return files;
}

// Those under the names that say that a file is whole.
inline Files finished(Files files) {
    std::erase_if(files, [](const auto& file) {
        return file.first.ends_with(".part") || file.first.ends_with(".resume");
    });
    return files;
}

// Names only, as contents are long.
inline std::vector<std::string> names_of(const Files& files) {
    std::vector<std::string> names;
    for (const auto& [name, content] : files) names.push_back(name);
    return names;
}

// The same files with the same contents.
inline void expect_same(const Files& files, const Files& expected) {
    EXPECT_EQ(names_of(files), names_of(expected));
    for (const auto& [name, content] : files) {
        const auto other = expected.find(name);
        const bool same = other == expected.end() || content == other->second;
        EXPECT_TRUE(same) << name << " differs";
    }
}

// A way in which disks fail.
struct Fault {
    const char* name;
    int error;
    bool lasting;
    int stride;  // of the calls that are let fail, one after the other; not 1 where time is short
};

inline std::ostream& operator<<(std::ostream& to, const Fault& fault) {
    return to << fault.name;
}

// work(failing) for every call that can be let fail, until one is not reached any more.
template <typename Work>
void for_every_call(const Fault& fault, const Work& work) {
    constexpr int kMost = 5000;  // calls
    for (int nth = 1; nth < kMost; nth += fault.stride) {
        SCOPED_TRACE(std::string(fault.name) + " in call " + std::to_string(nth));
        if (!work(nth)) return;
        if (::testing::Test::HasFailure()) return;  // one is enough to look into
    }
    FAIL() << "it never ends";
}

}  // namespace mien::test
