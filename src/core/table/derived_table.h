// Valence and arousal (mien/derived.h) of an annotation, as a table.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/dialects.h"
#include "mien/derived.h"
#include "mien/export.h"

namespace mien {

struct DerivedTable {
    std::filesystem::path file;
    std::string note;        // of classes that are left out; else empty
    bool corrected = false;  // with the values of scores that were corrected (mien/baseline.h)
};

// To the four decimals that are written.
MIEN_API std::optional<Derived> rounded_derived(const std::optional<Derived>& value);

// What is derived from the scores of an annotation's rows.
class MIEN_API DerivedColumns {
  public:
    // `behind`: of the columns whose names have this appended. Throws Error where no class has a
    // place.
    explicit DerivedColumns(const AnnotationRows& rows, std::string_view behind = {});

    // False: not all classes have such a column, and nothing is derived.
    explicit operator bool() const { return !columns_.empty(); }

    // Of the row, to four decimals; none without scores, and where derive() says nothing.
    std::optional<Derived> of(const AnnotationRows& rows) const;

  private:
    std::vector<std::size_t> columns_;
};

// Writes "<out>/<name>.derived.csv": every row as it is, and behind it derived_valence and
// derived_arousal, with four decimals; where "<name>.corrected.csv" lies beside the annotation its
// rows, and behind them derived_valence_corrected and derived_arousal_corrected, too. Empty without
// scores. `csv`: the annotation. `out`: a folder; empty: beside it. Throws Error.
MIEN_API DerivedTable write_derived(const std::filesystem::path& csv,
                                    const std::filesystem::path& out = {});

}  // namespace mien
