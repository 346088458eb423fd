// What became of an input: what is read can be written, and is then the same.
#include "shards/outcomes.h"

#include "fuzz/fuzz.h"

namespace mien::shards {

MIEN_FUZZ(outcome) {
    fuzz::file_with(bytes, "clip.json");
    const auto read = read_outcome(fuzz::folder(), "clip");
    if (!read) return;
    write_outcome(fuzz::folder(), "again", *read);
    const auto again = read_outcome(fuzz::folder(), "again");
    fuzz::demand(again && again->input_state == read->input_state &&
                 again->problem == read->problem && again->frames == read->frames &&
                 again->rows == read->rows && again->seconds == read->seconds &&
                 again->csv_sha256 == read->csv_sha256 && again->worker == read->worker);
}

}  // namespace mien::shards
