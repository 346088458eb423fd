#include "core/table/derived_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <vector>

#include "base/columns.h"

namespace mien {

namespace {

// Two cells, each behind its comma.
std::string derived_cells(const AnnotationRows& rows, const DerivedColumns& columns) {
    const std::optional<Derived> value = columns.of(rows);
    return value ? fmt::format(",{:.4f},{:.4f}", value->valence, value->arousal) : ",,";
}

}  // namespace

DerivedColumns::DerivedColumns(const AnnotationRows& rows, std::string_view behind) {
    derived_note(rows.classes());  // throws where none has a place
    for (const std::string& name : rows.classes()) {
        const auto found =
            std::find(rows.names().begin(), rows.names().end(), name + std::string(behind));
        if (found == rows.names().end()) {
            columns_.clear();
            return;
        }
        columns_.push_back(static_cast<std::size_t>(found - rows.names().begin()));
    }
}

std::optional<Derived> DerivedColumns::of(const AnnotationRows& rows) const {
    if (columns_.empty()) return {};
    std::vector<double> scores;
    for (const std::size_t column : columns_) {
        const std::optional<double> score = rows.number_at(column);
        if (!score) return {};
        scores.push_back(*score);
    }
    return rounded_derived(derive(rows.classes(), scores));
}

std::optional<Derived> rounded_derived(const std::optional<Derived>& value) {
    if (!value) return {};
    // Without a "-0.0000".
    const auto cell = [](double one) { return std::round(one * 10000) / 10000 + 0.0; };
    return Derived{cell(value->valence), cell(value->arousal)};
}

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
    const DerivedColumns raw(rows);
    const DerivedColumns corrected(rows, kCorrected);
    result.corrected = result.corrected && corrected;
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
