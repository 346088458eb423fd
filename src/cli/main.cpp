// mienctl: the engine of Mien without a window.

#include "cli/program.h"

int main(int argc, char** argv) {
    return mienctl::run_program(argc, argv);
}
