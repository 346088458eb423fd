// Summaries of many annotations in an SQLite database, and their rows where that is wanted.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "core/table/row_database.h"
#include "core/table/sqlite_file.h"
#include "core/table/summary_table.h"

namespace mien {

// Throws Error. Thread rule: one thread at a time.
class SummaryDatabase {
  public:
    // `with_rows`: the annotations (CSVs) whose rows shall be in it, too.
    SummaryDatabase(const std::filesystem::path& path,
                    const std::vector<std::filesystem::path>& with_rows);

    void add(const SummaryPiece& piece);
    void commit() { file_.commit(); }

  private:
    SqliteFile file_;
    std::size_t summary_;
    std::optional<RowTable> rows_;
};

}  // namespace mien
