// How a training says how far it is: to people, and to programs.
#pragma once

#include "cli/terminal.h"
#include "train/trainer.h"

namespace mienctl {

// "82.41 %".
std::string percent(double share);

// On the terminal. `progress` outlives the result.
mien::TrainingEvents events_for_people(ProgressLine& progress);

// A JSON object a line on standard output; README describes them. Steps are told five times a
// second at most.
mien::TrainingEvents events_for_programs();
void tell_programs_the_end(const mien::TrainingResult& result);

}  // namespace mienctl
