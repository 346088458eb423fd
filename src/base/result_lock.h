// One program at a time writes a result, however many files it has.
#pragma once

#include <filesystem>

#include "base/file_system.h"

namespace mien {

// Held in "<result>.lock.part", which says who holds it. The system lets go when the holder dies,
// and the next one takes over the file that is left.
class ResultLock {
  public:
    // Throws Error that says which process has it, or why there is no writing to the folder.
    explicit ResultLock(const std::filesystem::path& result);
    ~ResultLock();
    ResultLock(const ResultLock&) = delete;
    ResultLock& operator=(const ResultLock&) = delete;

  private:
    std::filesystem::path path_;
    file_system::File file_;
};

}  // namespace mien
