// Labels: what is read can be written, and is then the same but for the weights' last decimals.
#include "mien/labels.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(labels) {
    fuzz::refuse_or([&] {
        const auto read = read_labels(fuzz::file_with(bytes, "clip.labels.csv"));
        write_labels(fuzz::folder() / "again.labels.csv", read);
        if (read.empty()) return;
        const auto again = read_labels(fuzz::folder() / "again.labels.csv");
        fuzz::demand(again.size() == read.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            fuzz::demand(again[i].label == read[i].label && again[i].track == read[i].track &&
                         again[i].rater == read[i].rater && again[i].note == read[i].note);
        }
    });
}

}  // namespace mien
