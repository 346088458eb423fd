// Where an annotation stands: "<name>.resume".
#include "core/annotate/resume_point.h"
#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(resume) {
    fuzz::file_with(bytes, "clip.resume");
    static const auto rows = fuzz::file_with("0123456789", "clip.csv.part");
    fuzz::refuse_or([&] {
        const auto point = load_resume_point(fuzz::folder() / "clip", "key");
        if (point) fuzz::demand(point->csv_bytes <= 10);
    });
}

}  // namespace mien
