// One table and one page of any number of annotations, of which one at a time is in memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "mien/annotation_summary.h"
#include "mien/export.h"

namespace mien {

// What the table keeps of an annotation.
struct SummaryPiece {
    std::string name;                  // of its file
    std::string rows;                  // CSV: those of summary_csv(), with `file` before them
    std::vector<std::string> classes;  //
    std::vector<double> seconds;       // of the whole, by class
    int people = 0;                    // tracks with scores
};

// `file`: the annotation, as the table is to name it. Any thread.
MIEN_API SummaryPiece summary_piece(const AnnotationSummary& summary, const std::string& file);

// Writes "<path>" (CSV: the columns of summary_csv() behind `file`) piece by piece, and at the end
// the page "<path without extension>.html": the time of each expression, in all and in each
// annotation. The page has the first 5,000 annotations, and says so where there are more; the table
// has all. Both are complete or not there. Thread rule: one thread at a time.
class MIEN_API SummaryTable {
  public:
    explicit SummaryTable(const std::filesystem::path& path);  // throws Error
    ~SummaryTable();
    SummaryTable(const SummaryTable&) = delete;
    SummaryTable& operator=(const SummaryTable&) = delete;

    void add(const SummaryPiece& piece);          // throws Error
    std::vector<std::filesystem::path> finish();  // what was written; throws Error

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
