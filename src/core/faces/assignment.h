// The pairing of least cost.
#pragma once

#include <limits>
#include <vector>

#include "mien/export.h"

namespace mien {

// A cost at which two are never paired.
inline constexpr double kImpossible = std::numeric_limits<double>::infinity();

// For each row of `costs` the column that makes the sum of costs least, or -1 where leaving the row
// alone (at a cost of 1) is cheaper. Each column is given once.
MIEN_API std::vector<int> assign(const std::vector<std::vector<double>>& costs, int columns);

}  // namespace mien
