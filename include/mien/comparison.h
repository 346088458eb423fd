// Two annotations of the same video held against each other: of two checkpoints, two runs, two
// raters. One takes the place that a second checkpoint has in the other (Annotation::second), so
// that whatever knows two checkpoints knows both; how far they agree, agreement.h says.
#pragma once

#include <vector>

#include "mien/annotation_reader.h"
#include "mien/export.h"

namespace mien {

// What `other` says of the faces of `first`. A face of one is a face of the other if it is there in
// the frame of the same time (to half a frame, a tenth of a second at most) and at least half of
// the area that both boxes cover is common to both (J. Redmon and others' usual limit for the
// intersection over union); of several, those that overlap most belong together. Faces that `other`
// lacks have no expression. Throws Error where the two cannot be of the same video: none of the
// faces is in both, although both have faces, or their pictures differ in size.
MIEN_API Annotation::Second second_from(const Annotation& first, const Annotation& other);

// The annotation as its second checkpoint alone would have written it: its classes, expressions
// and scores, of the same faces. Without a second one, no face has an expression.
MIEN_API Annotation seen_by_second(Annotation annotation);

// Frames that follow each other, in all of which both read this face and name different
// expressions (by what they mean, see expression_key).
struct Disagreement {
    double from_s = 0;
    double to_s = 0;  // the end of the last frame of it
    bool operator==(const Disagreement&) const = default;
};

// In order of time, apart from each other.
MIEN_API std::vector<Disagreement> disagreements(const Annotation& annotation, int track);

}  // namespace mien
