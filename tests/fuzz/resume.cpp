// Where an annotation stands: "<name>.resume".
#include "base/checksum.h"
#include "core/annotate/resume_point.h"
#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(resume) {
    fuzz::file_with(with_checksum(bytes), "clip.resume");
    static const auto rows = fuzz::file_with("frame\n2,0\n", "clip.csv.part");
    fuzz::refuse_or([&] {
        const auto point = load_resume_point(fuzz::folder() / "clip", "key");
        if (point) fuzz::demand(point->csv_bytes <= 10);
    });
}

}  // namespace mien
