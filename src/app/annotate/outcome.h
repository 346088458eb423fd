// What came of an annotation, in a line.
#pragma once

#include <QString>

#include "mien/annotation_reader.h"

namespace mien::app {

// "1 face, mostly happy, 4 changes": changes as in a review, those that last. Still pictures have
// none.
QString outcome_of(const Annotation& annotation);

}  // namespace mien::app
