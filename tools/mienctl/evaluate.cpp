#include "commands.h"
namespace mienctl {
void add_evaluate(CLI::App&, Run&) {}
}  // namespace mienctl
