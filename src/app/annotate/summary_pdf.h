// A summary as pages to print.
#pragma once

#include <QString>

#include "mien/annotation_summary.h"

namespace mien::app {

// Whole or not at all. Of very many segments and faces, the first: it says so. Throws Error.
void write_summary_pdf(const AnnotationSummary& summary, const QString& path);

}  // namespace mien::app
