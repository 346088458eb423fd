// mienctl as a function.
#pragma once

namespace mienctl {

// Does what the command line says, and returns the exit status. Takes over the signals that ask a
// program to end, for good: once per process.
int run_program(int argc, const char* const* argv);

}  // namespace mienctl
