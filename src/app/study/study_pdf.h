// A study as a PDF: its curves, and its segments ranked.
#pragma once

#include <QString>
#include <vector>

#include "mien/study.h"

namespace mien::app {

// `ranked`: expressions. Any thread. Throws Error where the file cannot be written.
void write_study_pdf(const Study& study, const std::vector<std::size_t>& ranked,
                     const QString& path);

}  // namespace mien::app
