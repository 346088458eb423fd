// How good the networks of the finder of faces are.
#pragma once

#include <string>

#include "cli/labelled_data.h"
#include "model/checkpoint.h"

namespace mienctl {

// Prints the errors of a registration on windows of the chosen rows, or of a verification the faces
// missed and the others let through at several thresholds, or how many bare and covered faces an
// occlusion calls covered. `no_face`: a folder of windows, or
// empty.
void print_finder_figures(const mien::Checkpoint& checkpoint, const RowOptions& rows,
                          const std::string& no_face, bool as_json);

}  // namespace mienctl
