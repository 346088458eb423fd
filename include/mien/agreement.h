// How far two checkpoints agree that read the same faces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "mien/annotation_reader.h"
#include "mien/export.h"

namespace mien {

// Classes are matched by what they mean (expression_key): one's "happy" is the other's "happiness".
struct CheckpointAgreement {
    std::int64_t faces = 0;    // that both read, one per face and frame
    std::int64_t same = 0;     // to which both give the same class
    std::int64_t lacking = 0;  // to which one gives a class that the other does not have
    // Agreement beyond what chance would give: 1 for all, 0 for no more than chance (J. Cohen, "A
    // Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20,
    // 1960). None where chance alone would make them agree on every face.
    std::optional<double> kappa;

    // Share of the faces, 0 to 1; 0 without faces.
    double rate() const {
        return faces > 0 ? static_cast<double>(same) / static_cast<double>(faces) : 0;
    }
};

// Of all rows of an annotation that has a second checkpoint's columns; reads it row by row. Throws
// Error when it cannot be read or lacks them.
MIEN_API CheckpointAgreement agreement_in(const std::filesystem::path& csv);

// The same of annotations that have been read, taken together. Without a second checkpoint there
// are no faces that both read. `track`: of this face alone; 0: of all.
MIEN_API CheckpointAgreement agreement_of(const std::vector<const Annotation*>& annotations,
                                          int track = 0);

}  // namespace mien
