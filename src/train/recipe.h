// How a network is trained. Kept in the manifest of every checkpoint, so that a training can be
// repeated.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace mien {

// Random changes to each training crop, drawn anew each time it is seen. 0 switches one off.
struct Augmentation {
    double flip = 0.5;        // probability of a mirror image
    double rotation = 10;     // largest angle to either side, degrees
    double scale = 0.1;       // largest relative change of size
    double shift = 0.06;      // largest shift in each direction, share of the side
    double brightness = 0.2;  // largest change, share of the full range
    double contrast = 0.2;    // largest relative change
    double erase = 0;         // probability that a rectangle is replaced by noise (Z. Zhong et al.,
                              // "Random Erasing Data Augmentation", AAAI 2020)
};

struct Recipe {
    int epochs = 30;
    int batch = 128;
    std::string optimizer = "sgd";  // sgd (Nesterov momentum 0.9) or adamw
    double learning_rate = 0.1;     // the highest
    double warmup = 0.1;            // share of all steps in which the rate rises from 0; then it
                                    // falls along a cosine to 0
    double weight_decay = 5e-4;     // on kernels and matrices alone
    double label_smoothing = 0.1;
    double dropout = 1;        // share of the architecture's dropout rates that is used
    double averaging = 0.999;  // decay per step of the weights' moving average; 0 = off
    Augmentation augmentation;
    std::string validation = "PublicTest";  // the split that chooses the best epoch; without such
                                            // rows a tenth of Training is held back for it
    std::string precision = "auto";         // float32, bfloat16, or the faster of both (tried)
    double crop_margin = 0;                 // written into the manifest: see crop_face
    std::uint64_t seed = 1;
};

// Settings that `json` does not name keep their defaults. Throws Error for an unknown name or a
// value out of range.
Recipe parse_recipe(const nlohmann::json& json);
nlohmann::json to_json(const Recipe& recipe);

}  // namespace mien
