// How a network is trained. Kept in the manifest of every checkpoint, so that a training can be
// repeated.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

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
    // What a poor camera does. Teachers see the crops before it.
    double blur = 0;      // largest sigma of a Gaussian, pixels of the crop
    double exposure = 0;  // light times at most 1 + exposure, or divided by it; clipped at white
    double jpeg = 0;      // probability of a round trip through JPEG, of quality 20 to 95
};

// What is done about classes that have many rows or few. By class name.
struct Balance {
    bool weights = false;               // the loss counts each class alike
    std::map<std::string, int> repeat;  // the rows of this class are used so often in each epoch
    std::map<std::string, int> cap;     // at most so many rows of this class, evenly chosen
};

// Until this share of all steps the network sees inputs of so many pixels a side.
struct SmallInput {
    double until = 0;
    int size = 0;
};

struct Recipe {
    // What is learnt: "labels", the distribution of "votes" (FER+), or "both": one network with two
    // heads, which gives two checkpoints.
    std::string target = "labels";
    double votes_weight = 1;           // of the votes' loss, where both are learnt
    std::vector<std::string> classes;  // the labels' classes to keep; empty: all
    Balance balance;
    int epochs = 30;
    int batch = 128;
    std::string optimizer = "sgd";    // sgd or adamw
    double momentum = 0.9;            // of sgd, as Y. Nesterov's; 0: plain
    double learning_rate = 0.1;       // the highest
    std::string schedule = "cosine";  // see schedule.h
    double warmup = 0.1;              // share of all steps in which the rate rises
    double plateau_factor = 0.5;      // schedule "plateau": what the rate is multiplied by after
    int plateau_patience = 3;         // so many epochs without a lower validation loss
    int early_stopping = 0;           // ends after so many epochs without a best one; 0 = off
    double weight_decay = 5e-4;       // on kernels and matrices alone
    double label_smoothing = 0.1;     // of labels; votes are soft already
    double mixup = 0;                 // alpha of the beta distribution (H. Zhang et al., "mixup:
                                      // Beyond Empirical Risk Minimization", ICLR 2018); 0 = off
    double distillation = 0.5;        // with teachers: their share of the target
    // Small inputs first cost less and do no harm to a network with a global pooling (M. Tan,
    // Q. Le: "EfficientNetV2", ICML 2021). In rising order; after the last one the full input.
    std::vector<SmallInput> progressive_resizing;
    double dropout = 1;        // share of the architecture's dropout rates that is used
    double averaging = 0.999;  // decay per step of the weights' moving average; 0 = off
    Augmentation augmentation;
    std::string validation = "PublicTest";  // the split that chooses the best epoch; without such
                                            // rows a tenth of Training is held back for it
    double held_back = 0.05;                // share of Training that only fits the temperature
    std::string precision = "auto";         // float32, bfloat16, or the faster of both (tried)
    double crop_margin = 0;                 // written into the manifest: see crop_face
    std::uint64_t seed = 1;
};

// Settings that `json` does not name keep their defaults. Throws Error for an unknown name or a
// value out of range.
Recipe parse_recipe(const nlohmann::json& json);
nlohmann::json to_json(const Recipe& recipe);

}  // namespace mien
