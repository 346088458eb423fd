#include "core/table/row_database.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/columns.h"
#include "base/csv.h"
#include "core/table/derived_table.h"

namespace mien {

namespace {

CellType type_of(const std::string& name) {
    constexpr std::array<std::string_view, 7> integers{"frame", "track",  "x",   "y",
                                                       "width", "height", "eyes"};
    constexpr std::array<std::string_view, 5> texts{"status", "expression", kSecondExpression,
                                                    kFileColumn, kPersonColumn};
    const auto holds = [&name](const auto& list) {
        return std::find(list.begin(), list.end(), name) != list.end();
    };
    if (holds(integers)) return CellType::integer;
    return holds(texts) ? CellType::text : CellType::real;
}

}  // namespace

RowTable::RowTable(SqliteFile& to, const std::vector<std::string>& names, bool many, bool derived)
    : to_(to), many_(many), derived_(derived) {
    if (many) columns_.push_back({"annotation", CellType::text});
    for (const std::string& name : names) columns_.push_back({name, type_of(name)});
    if (derived) {
        for (const std::string_view name : {kDerivedValence, kDerivedArousal}) {
            columns_.push_back({std::string(name), CellType::real});
        }
    }
    table_ = to_.add_table("annotation", columns_);
}

void RowTable::add(AnnotationRows rows, const std::string& annotation) {
    struct Place {
        std::size_t field, column;
        CellType type;
    };
    std::vector<Place> places;
    for (std::size_t field = 0; field < rows.names().size(); ++field) {
        const auto found = std::find_if(
            columns_.begin() + (many_ ? 1 : 0), columns_.end(),
            [&](const TableColumn& column) { return column.name == rows.names()[field]; });
        if (found == columns_.end()) continue;
        places.push_back({field, static_cast<std::size_t>(found - columns_.begin()), found->type});
    }
    const std::optional<DerivedColumns> derived =
        derived_ ? std::make_optional<DerivedColumns>(rows) : std::nullopt;
    while (rows.next()) {
        if (many_) to_.set(table_, 0, std::string_view(annotation));
        for (const auto& [field, column, type] : places) {
            if (rows.fields()[field].empty()) continue;
            if (type == CellType::text) {
                to_.set(table_, column, text_of_cell(rows.fields()[field]));
                continue;
            }
            const double value = *rows.number_at(field);
            if (type == CellType::integer && std::abs(value) < 9e15) {
                to_.set(table_, column, static_cast<std::int64_t>(std::llround(value)));
            } else {
                to_.set(table_, column, value);
            }
        }
        if (const auto value = derived ? derived->of(rows) : std::nullopt) {
            to_.set(table_, columns_.size() - 2, value->valence);
            to_.set(table_, columns_.size() - 1, value->arousal);
        }
        to_.add_row(table_);
    }
}

void write_sqlite(AnnotationRows rows, const std::filesystem::path& to, bool derived) {
    SqliteFile file(to);
    const std::vector<std::string> names = rows.names();
    RowTable table(file, names, false, derived);
    table.add(std::move(rows));
    file.commit();
}

}  // namespace mien
