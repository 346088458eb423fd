// Corrections: what is read can be written, is then the same, and fits any annotation.
#include "mien/corrections.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(corrections) {
    fuzz::refuse_or([&] {
        const auto read = read_corrections(fuzz::file_with(bytes, "clip.review.json"));
        write_corrections(fuzz::folder() / "again.review.json", read);
        if (!read.empty()) {
            fuzz::demand(read_corrections(fuzz::folder() / "again.review.json") == read);
        }
        Annotation annotation;
        annotation.frames = {{0, 0, 0, 0}, {1, 2.5, 0, 1}};
        annotation.faces.resize(2);
        annotation.faces[0].track = 1;
        annotation.faces[1].track = 3;
        fuzz::demand(corrected(annotation, read).faces.size() == 2);
    });
}

}  // namespace mien
