// Runs a program as a user would, and what it answered.
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "support/temporary_folder.h"

namespace mien::test {

struct Answer {
    int status = -1;
    std::string out;
    std::string error;
};

// `line`: for the shell.
inline Answer run(const std::string& line) {
    const TemporaryFolder folder;
    const std::string all = "(" + line + ") >'" + (folder / "out").string() + "' 2>'" +
                            (folder / "error").string() + "' </dev/null";
    const int status = std::system(all.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(folder / "out"),
            read_text(folder / "error")};
}

}  // namespace mien::test
