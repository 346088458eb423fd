// Other programs, run without a shell.
#pragma once

#include <stop_token>
#include <string>
#include <vector>

namespace mien::rules {

// Runs `command` (a program, looked up as a shell would, and its arguments) with `variables`
// ("NAME=value") added to the environment, without input, its output on standard error. Nothing
// else that is open here is open there. Waits for it; after `limit_s`, or when asked to stop, it is
// killed with all that it started. Throws Error where it cannot be started, is killed, or ends with
// another status than 0.
void run_program(const std::vector<std::string>& command, const std::vector<std::string>& variables,
                 double limit_s, const std::stop_token& quit);

}  // namespace mien::rules
