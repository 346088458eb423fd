// What came of an annotation, in a line.
#pragma once

#include <QString>
#include <filesystem>

#include "mien/annotation_reader.h"

namespace mien::app {

// "1 face, mostly happy, 4 changes": changes as in a review, those that last. Still pictures have
// none.
QString outcome_of(const Annotation& annotation);

// The same of an annotation's CSV; where `summary` is wished for, its files are written beside it.
// `markers`: segments for it; empty: the annotation's own. `problem`: what failed; else as it was.
QString sum_up(const std::filesystem::path& csv, bool summary, const QString& markers,
               QString& problem);

}  // namespace mien::app
