// What a network may cost. Checkpoints come from anywhere, and a few kilobytes can describe a
// network that no machine holds: everything here is counted from the description, before memory is
// taken. Of what we ship and of the literature on faces, the largest are: `mien-fer2013` (48x48
// pixels, 4.4 million parameters) and VGG-19 at 224x224 (K. Simonyan, A. Zisserman, ICLR 2015): 144
// million parameters, 20 thousand million multiply-adds, 35 million numbers for one crop.
#pragma once

#include <cstdint>

namespace mien {

struct Budget {
    static constexpr std::int64_t kFileBytes = std::int64_t{1} << 30;    // VGG-19: 575 MB
    static constexpr std::int64_t kHeaderBytes = std::int64_t{4} << 20;  // ours: up to 0.12 MB
    static constexpr std::size_t kLayers = 1000;
    static constexpr std::size_t kLayerInputs = 64;  // of `add`
    // In one batch: larger ones are computed in parts. 1 GiB.
    static constexpr std::int64_t kBatchNumbers = std::int64_t{1} << 28;

    std::int64_t parameters = 200'000'000;
    std::int64_t working_set = 64'000'000;     // Plan::working_set
    std::int64_t operations = 40'000'000'000;  // Plan::operations

    // Of a network that is given so many crops at once.
    Budget shared_by(std::int64_t crops) const {
        return {parameters / crops, working_set / crops, operations / crops};
    }
};

}  // namespace mien
