#include "core/table/derived_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <vector>

#include "base/columns.h"
#include "core/table/dialects.h"
#include "mien/derived.h"

namespace mien {

namespace {

// Where the scores of the classes stand, under their names with `behind` appended.
std::vector<std::size_t> score_columns(const AnnotationRows& rows, std::string_view behind) {
    std::vector<std::size_t> columns;
    for (const std::string& name : rows.classes()) {
        const auto found =
            std::find(rows.names().begin(), rows.names().end(), name + std::string(behind));
        if (found == rows.names().end()) return {};
        columns.push_back(static_cast<std::size_t>(found - rows.names().begin()));
    }
    return columns;
}

// Two cells, each behind its comma.
std::string derived_cells(const AnnotationRows& rows, const std::vector<std::size_t>& columns) {
    std::vector<double> scores;
    for (const std::size_t column : columns) {
        const std::optional<double> score = rows.number_at(column);
        if (!score) return ",,";
        scores.push_back(*score);
    }
    const std::optional<Derived> value = derive(rows.classes(), scores);
    // Without a "-0.0000".
    const auto cell = [](double one) { return std::round(one * 10000) / 10000 + 0.0; };
    return value ? fmt::format(",{:.4f},{:.4f}", cell(value->valence), cell(value->arousal)) : ",,";
}

}  // namespace

DerivedTable write_derived(const std::filesystem::path& csv, const std::filesystem::path& out) {
    DerivedTable result;
    result.file = csv;
    result.file.replace_extension(".derived.csv");
    if (!out.empty()) result.file = out / result.file.filename();
    std::filesystem::path from = csv;
    from.replace_extension(".corrected.csv");
    std::error_code ignored;
    result.corrected = std::filesystem::exists(from, ignored);

    AnnotationRows rows(result.corrected ? from : csv);
    result.note = derived_note(rows.classes());
    const std::vector<std::size_t> raw = score_columns(rows, "");
    const std::vector<std::size_t> corrected = score_columns(rows, kCorrected);
    result.corrected = result.corrected && !corrected.empty();
    AtomicFile to(result.file);
    std::string line;
    for (const std::string& name : rows.names()) line += csv_text(name) + ",";
    line += std::string(kDerivedValence) + "," + std::string(kDerivedArousal);
    if (result.corrected) {
        for (const std::string_view name : {kDerivedValence, kDerivedArousal}) {
            line += "," + std::string(name) + std::string(kCorrected);
        }
    }
    to.write(line + "\n");
    while (rows.next()) {
        line.clear();
        for (const std::string_view field : rows.fields()) line += raw_cell(field) + ",";
        line.pop_back();
        line += derived_cells(rows, raw);
        if (result.corrected) line += derived_cells(rows, corrected);
        to.write(line + "\n");
    }
    to.commit();
    return result;
}

}  // namespace mien
