// A new SQLite database that is complete or not there, like all other results.
//
// SQLite gets its bytes to disk through a file system of ours that knows this one file: it can
// create, open and delete no other, neither a journal nor a temporary one. A journal would be for
// going back; here an unfinished "<path>.part" is thrown away as a whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mien {

enum class CellType { integer, real, text };

struct TableColumn {
    std::string name;
    CellType type = CellType::real;
};

// All rows are one transaction. Throws Error that names the file. Thread rule: one thread at a
// time.
class SqliteFile {
  public:
    explicit SqliteFile(std::filesystem::path path);
    ~SqliteFile();
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    // Names that differ from an earlier one in case alone, which SQLite takes for the same, get a
    // number. Returns the table's number.
    std::size_t add_table(const std::string& name, const std::vector<TableColumn>& columns);

    // The cells of the table's next row, column by column from 0; one that is not given is NULL.
    void set(std::size_t table, std::size_t column, std::int64_t value);
    void set(std::size_t table, std::size_t column, double value);
    void set(std::size_t table, std::size_t column,
             std::string_view value);  // kept until add_row()
    void add_row(std::size_t table);

    void commit();  // to the disk, then to the final name

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mien
