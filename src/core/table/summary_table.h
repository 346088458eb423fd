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
    std::vector<SegmentSummary> segments = {};  // for a database
    std::filesystem::path csv = {};             // whose rows a database may hold
};

// `file`: the annotation, as the table is to name it. Any thread.
MIEN_API SummaryPiece summary_piece(const AnnotationSummary& summary, const std::string& file);

// Writes "<path>" (CSV: the columns of summary_csv() behind `file`; where it ends in .sqlite, a
// database whose table `summary` has them) piece by piece, and at the end
// the page "<path without extension>.html": the time of each expression, in all and in each
// annotation. The page has the first 5,000 annotations, and says so where there are more; the table
// has all. Both are complete or not there. Thread rule: one thread at a time.
class MIEN_API SummaryTable {
  public:
    // `with_rows`: annotations (CSVs) whose rows a database shall hold, too, in its table
    // `annotation`, behind a column of that name with the name of the piece. Throws Error.
    explicit SummaryTable(const std::filesystem::path& path,
                          const std::vector<std::filesystem::path>& with_rows = {});
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
