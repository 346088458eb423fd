// Markers: what is read can be written, and is then the same.
#include "mien/markers.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(markers) {
    fuzz::refuse_or([&] {
        const auto read = read_markers(fuzz::file_with(bytes, "clip.markers.csv"));
        write_markers(fuzz::folder() / "again.markers.csv", read);
        if (read.empty()) return;
        const auto again = read_markers(fuzz::folder() / "again.markers.csv");
        fuzz::demand(again.size() == read.size());
        for (std::size_t i = 0; i < read.size(); ++i) fuzz::demand(again[i].label == read[i].label);
    });
}

}  // namespace mien
