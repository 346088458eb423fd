#include "cli/mienctl.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <wordexp.h>

#include <cstdio>
#include <filesystem>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

#include "cli/program.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace mien::test {
namespace {

void become(int descriptor, const std::string& file, int flags) {
    const int opened = open(file.c_str(), flags, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0) _exit(125);
    close(opened);
}

std::ptrdiff_t threads() {
    const std::filesystem::directory_iterator all("/proc/self/task");
    return std::distance(begin(all), end(all));
}

// Those that libraries began (OpenBLAS, which ends its own at a fork). Others are not copied by a
// fork, and what they hold stays held.
std::ptrdiff_t threads_of_libraries = threads();

// Whether no test of this suite has run the subcommand yet. Looking for leaks takes ten times as
// long as most of what is run here.
bool is_first_of_its_kind(const wordexp_t& words) {
    static std::set<std::pair<std::string, std::string>> seen;
    const std::string subcommand = words.we_wordc > 1 ? words.we_wordv[1] : "";
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    return seen.emplace(test ? test->test_suite_name() : "", subcommand).second;
}

void look_for_leaks() {
#ifdef __SANITIZE_ADDRESS__
    __lsan_do_leak_check();
#endif
}

}  // namespace

Answer mienctl(const std::string& arguments) {
    wordexp_t words;
    if (threads() != threads_of_libraries ||
        wordexp(("mienctl " + arguments).c_str(), &words, WRDE_NOCMD) != 0) {
        return run(MIENCTL " " + arguments);
    }
    const TemporaryFolder folder;
    std::fflush(nullptr);  // or the child would print it again
    const bool leaks = is_first_of_its_kind(words);
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child == 0) {
        become(STDIN_FILENO, "/dev/null", O_RDONLY);
        become(STDOUT_FILENO, folder / "out", O_WRONLY | O_CREAT);
        become(STDERR_FILENO, folder / "error", O_WRONLY | O_CREAT);
        const int status = mienctl::run_program(static_cast<int>(words.we_wordc), words.we_wordv);
        std::fflush(nullptr);
        if (leaks && status == 0) look_for_leaks();
        _exit(status);  // not exit(): the folders of this process are not the child's to remove
    }
    wordfree(&words);
    threads_of_libraries = threads();
    int status = 0;
    waitpid(child, &status, 0);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(folder / "out"),
            read_text(folder / "error")};
}

}  // namespace mien::test
