#include "rules/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <thread>

#include "base/number.h"
#include "base/seconds.h"
#include "base/text.h"
#include "mien/error.h"

namespace mien::rules {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kLook{10};

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words) all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> environment_with(const std::vector<std::string>& variables) {
    std::vector<std::string> all = variables;
    for (char** one = environ; *one; ++one) all.emplace_back(*one);
    return all;
}

pid_t start(std::vector<std::string> command, const std::vector<std::string>& variables) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files, STDERR_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<std::string> environment = environment_with(variables);
    pid_t child = -1;
    const int failed = posix_spawnp(&child, command.front().c_str(), &files, &attributes,
                                    pointers(command).data(), pointers(environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (failed != 0) {
        throw Error("cannot run " + printable(command.front()) + ": " + std::strerror(failed));
    }
    return child;
}

}  // namespace

void run_program(const std::vector<std::string>& command, const std::vector<std::string>& variables,
                 double limit_s, const std::stop_token& quit) {
    const pid_t child = start(command, variables);
    const Clock::time_point end = Clock::now() + to_duration(limit_s);
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        const bool late = Clock::now() > end;
        if (late || quit.stop_requested()) {
            kill(-child, SIGKILL);
            waitpid(child, &status, 0);
            throw Error(printable(command.front()) +
                        (late ? " was ended: it took longer than " + number_text(limit_s) + " s"
                              : " was ended"));
        }
        std::this_thread::sleep_for(kLook);
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw Error(printable(command.front()) +
                    (WIFEXITED(status)
                         ? " ended with status " + std::to_string(WEXITSTATUS(status))
                         : " was ended by signal " + std::to_string(WTERMSIG(status))));
    }
}

}  // namespace mien::rules
