// Rows of annotations in an SQLite database: each as in the CSV, numbers as numbers, what is empty
// as NULL.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/table/dialects.h"
#include "core/table/sqlite_file.h"

namespace mien {

// The table `annotation`. Of several annotations: their columns together, behind one of that name
// which says whose the row is.
class RowTable {
  public:
    // `names`: of the columns, as in the CSV. `many`: with the column `annotation`. `derived`: with
    // valence and arousal behind them (mien/derived.h).
    RowTable(SqliteFile& to, const std::vector<std::string>& names, bool many,
             bool derived = false);

    // Columns that `rows` lacks are NULL; it has none that the table lacks. Throws Error.
    void add(AnnotationRows rows, const std::string& annotation = {});

  private:
    SqliteFile& to_;
    std::vector<TableColumn> columns_;
    std::size_t table_;
    bool many_;
    bool derived_;
};

}  // namespace mien
