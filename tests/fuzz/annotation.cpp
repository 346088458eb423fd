// An annotation, with its record behind "%%"; everything that is made of one.
#include "fuzz/fuzz.h"
#include "mien/agreement.h"
#include "mien/annotation_reader.h"
#include "mien/annotation_summary.h"

namespace mien {

MIEN_FUZZ(annotation) {
    const fuzz::Pair parts = fuzz::two_of(bytes);
    fuzz::refuse_or([&] {
        const auto file = fuzz::file_with(parts.first, "clip.csv");
        fuzz::file_with(parts.second, "clip.json");
        const Annotation read = read_annotation(file);
        for (std::size_t i = 0; i < read.frames.size(); ++i) read.result(i);
        agreement_of({&read});
        const std::vector<Marker> markers{{0, 0, "a"}, {0.5, 2, "b"}};
        const auto told = summarize(read, markers);
        summary_csv(told, read.classes);
        summary_page(read, markers, told);
    });
}

}  // namespace mien
