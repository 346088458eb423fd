// FER-2013's CSV.
#include <sstream>

#include "fuzz/fuzz.h"
#include "train/dataset.h"

namespace mien {

MIEN_FUZZ(fer) {
    fuzz::refuse_or([&] {
        std::istringstream csv{std::string(bytes)};
        const Dataset data = read_fer2013(csv, "fer.csv");
        fuzz::demand(data.pixels.size() == data.rows() * data.pixels_per_row());
    });
}

}  // namespace mien
