// Valence and arousal (mien/derived.h) of an annotation, as a table.
#pragma once

#include <filesystem>
#include <string>

#include "mien/export.h"

namespace mien {

struct DerivedTable {
    std::filesystem::path file;
    std::string note;        // of classes that are left out; else empty
    bool corrected = false;  // with the values of scores that were corrected (mien/baseline.h)
};

// Writes "<out>/<name>.derived.csv": every row as it is, and behind it derived_valence and
// derived_arousal, with four decimals; where "<name>.corrected.csv" lies beside the annotation its
// rows, and behind them derived_valence_corrected and derived_arousal_corrected, too. Empty without
// scores. `csv`: the annotation. `out`: a folder; empty: beside it. Throws Error.
MIEN_API DerivedTable write_derived(const std::filesystem::path& csv,
                                    const std::filesystem::path& out = {});

}  // namespace mien
