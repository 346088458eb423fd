// The people of an annotation, as its corrections have them.
#pragma once

#include <optional>
#include <vector>

#include "app/review/track_list_model.h"
#include "mien/corrections.h"

namespace mien::app {

// Everybody, also those who do not count.
std::vector<TrackListModel::Entry> people_of(const Annotation& measured,
                                             const Corrections& corrections);

// When two are first seen at once, who can then not be one person.
std::optional<double> seen_together(const Annotation& annotation, int one, int other);

}  // namespace mien::app
