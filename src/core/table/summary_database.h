// Summaries of many annotations in an SQLite database, and their rows where that is wanted.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/table/row_database.h"
#include "core/table/sqlite_file.h"
#include "mien/annotation_summary.h"

namespace mien {

// Throws Error. Thread rule: one thread at a time.
class SummaryDatabase {
  public:
    // `with_rows`: the annotations (CSVs) whose rows shall be in it, too.
    SummaryDatabase(const std::filesystem::path& path,
                    const std::vector<std::filesystem::path>& with_rows);

    // `name`: of the annotation, as the database is to name it. `csv`: the annotation.
    void add(const std::string& name, const std::vector<std::string>& classes,
             const std::vector<SegmentSummary>& segments, const std::filesystem::path& csv);
    void commit() { file_.commit(); }

  private:
    SqliteFile file_;
    std::size_t summary_;
    std::optional<RowTable> rows_;
};

}  // namespace mien
