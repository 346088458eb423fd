// The votes of FER+, for a data set of three rows.
#include <sstream>

#include "fuzz/fuzz.h"
#include "train/dataset.h"

namespace mien {

MIEN_FUZZ(votes) {
    static const Dataset data = [] {
        Dataset rows;
        const std::vector<std::uint8_t> crop(rows.pixels_per_row());
        for (const char* split : {"Training", "Training", "PublicTest"})
            rows.add(crop.data(), 0, split);
        return rows;
    }();
    fuzz::refuse_or([&] {
        std::istringstream csv{std::string(bytes)};
        const Votes votes = read_votes(data, csv, "votes.csv");
        fuzz::demand(votes.labels.size() == 3 && votes.shares.size() == 3 * votes.classes.size());
    });
}

}  // namespace mien
