// How a network is trained. Kept in the manifest of every checkpoint, so that a training can be
// repeated.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "mien/fields.h"

namespace mien {

// Random changes to each training crop, drawn anew each time it is seen. 0 switches one off.
struct Augmentation {
    double flip = 0.5;
    double rotation = 10;
    double scale = 0.1;
    double shift = 0.06;
    double brightness = 0.2;
    double contrast = 0.2;
    double erase = 0;
    // What a poor camera does. Teachers see the crops before it.
    double blur = 0;
    double exposure = 0;
    double jpeg = 0;
    double coarse = 0;
    double shading = 0;

    static constexpr auto fields() {
        using A = Augmentation;
        return std::tuple{
            Field{"flip", &A::flip, Range{0, 1}, "Probability of a mirror image"},
            Field{"rotation", &A::rotation, Range{0, 180}, "Largest angle to either side, degrees"},
            Field{"scale", &A::scale, Range{0, 0.9}, "Largest relative change of size"},
            Field{"shift", &A::shift, Range{0, 0.9},
                  "Largest shift in each direction, share of the side"},
            Field{"brightness", &A::brightness, Range{0, 1},
                  "Largest change of brightness, share of the full range"},
            Field{"contrast", &A::contrast, Range{0, 1}, "Largest relative change of contrast"},
            // Z. Zhong et al., "Random Erasing Data Augmentation", AAAI 2020
            Field{"erase", &A::erase, Range{0, 1},
                  "Probability that a rectangle is replaced by noise"},
            Field{"blur", &A::blur, Range{0, 20},
                  "Largest sigma of a Gaussian, pixels of the crop"},
            Field{"exposure", &A::exposure, Range{0, 10},
                  "Light is multiplied or divided by at most 1 + exposure, and clipped at white"},
            Field{"jpeg", &A::jpeg, Range{0, 1},
                  "Probability of a round trip through JPEG, of quality 20 to 95"},
            Field{"coarse", &A::coarse, Range{0, 16},
                  "Largest ratio to which the crop is shrunk before it is enlarged again: 4 makes "
                  "it as coarse as a face of a quarter of its side"},
            Field{"shading", &A::shading, Range{0, 2},
                  "Largest difference of light between two sides, share of its mean"},
        };
    }
    bool operator==(const Augmentation&) const = default;
};

// What is done about classes that have many rows or few. By class name.
struct Balance {
    double weights = 0;
    std::map<std::string, int> repeat;
    std::map<std::string, int> cap;

    static constexpr auto fields() {
        using B = Balance;
        return std::tuple{
            Field{
                "weights", &B::weights, Range{0, 1},
                "How far the loss makes up for rare classes, whose weight is (mean count / count) "
                "to this power; 1: all classes count alike"},
            Field{"repeat", &B::repeat, Range{1, 1e6},
                  "How often the rows of this class are used in each epoch"},
            Field{"cap", &B::cap, Range{1, 1e6},
                  "At most this many rows of this class, evenly chosen"},
        };
    }
    bool operator==(const Balance&) const = default;
};

struct SmallInput {
    double until = 0;
    int size = 0;

    static constexpr auto fields() {
        using S = SmallInput;
        return std::tuple{
            Field{"until", &S::until, Range{0, 1}, "Share of all steps at which it ends"},
            Field{"size", &S::size, Range{8, 1024}, "Side of the network's input, pixels"},
        };
    }
    bool operator==(const SmallInput&) const = default;
};

struct Recipe {
    std::string task = "expressions";
    std::string target = "labels";
    double votes_weight = 1;
    double votes_share = 0;
    std::vector<std::string> classes;
    Balance balance;
    int epochs = 30;
    int batch = 128;
    std::string optimizer = "sgd";
    double momentum = 0.9;
    double learning_rate = 0.1;
    std::string schedule = "cosine";
    double warmup = 0.1;
    double plateau_factor = 0.5;
    int plateau_patience = 3;
    int early_stopping = 0;
    double weight_decay = 5e-4;
    double label_smoothing = 0.1;
    double mixup = 0;
    double distillation = 0.5;
    std::vector<SmallInput> progressive_resizing;
    double dropout = 1;
    double averaging = 0.999;
    Augmentation augmentation;
    std::string validation = "PublicTest";
    double held_back = 0.05;
    std::string precision = "auto";
    double crop_margin = 0;
    std::uint64_t seed = 1;

    static constexpr auto fields() {
        using R = Recipe;
        return std::tuple{
            Field{"task", &R::task,
                  Choice{"expressions", "registration", "verification", "occlusion"},
                  "What the network is for: reading expressions, or one of the face finder's two"},
            Field{"target", &R::target, Choice{"both", "labels", "votes"},
                  "What is learnt: labels, the distribution of votes (FER+), or both: one network "
                  "with two heads, which gives two checkpoints"},
            Field{"votes_weight", &R::votes_weight, Range{0, 100},
                  "Weight of the votes' loss, where both are learnt"},
            Field{"votes_share", &R::votes_share, Range{0, 1},
                  "What the labels' classes learn: this share of the votes for them, the rest of "
                  "the label; from 0.5 on they are judged by the votes' majority too"},
            Field{"classes", &R::classes, Anything{}, "The labels' classes to keep; none: all"},
            Field{"balance", &R::balance, Group{}, "For classes with many rows or few"},
            Field{"epochs", &R::epochs, Range{1, 10000}, "Epochs"},
            Field{"batch", &R::batch, Range{2, 65536}, "Rows per step"},
            Field{"optimizer", &R::optimizer, Choice{"adamw", "sgd"}, "Optimizer"},
            Field{"momentum", &R::momentum, Range{0, 0.999},
                  "Momentum of sgd (Nesterov's); 0: none"},
            Field{"learning_rate", &R::learning_rate, Range{1e-8, 100}, "The highest rate"},
            Field{"schedule", &R::schedule, Choice{"constant", "cosine", "one_cycle", "plateau"},
                  "How the rate changes over the steps"},
            Field{"warmup", &R::warmup, Range{0, 1}, "Share of all steps in which the rate rises"},
            Field{"plateau_factor", &R::plateau_factor, Range{0.01, 0.99},
                  "Schedule plateau: what the rate is multiplied by"},
            Field{"plateau_patience", &R::plateau_patience, Range{1, 1000},
                  "Schedule plateau: after this many epochs without a lower validation loss"},
            Field{"early_stopping", &R::early_stopping, Range{0, 1000},
                  "Stops after this many epochs without a new best one; 0: off"},
            Field{"weight_decay", &R::weight_decay, Range{0, 1}, "On kernels and matrices only"},
            Field{"label_smoothing", &R::label_smoothing, Range{0, 0.9},
                  "Of labels; votes are soft already"},
            // H. Zhang et al., "mixup: Beyond Empirical Risk Minimization", ICLR 2018
            Field{"mixup", &R::mixup, Range{0, 10}, "Alpha of mixup's beta distribution; 0: off"},
            Field{"distillation", &R::distillation, Range{0, 1},
                  "With teachers: their share of the target"},
            // Small inputs first cost less and do no harm to a network with a global pooling (M.
            // Tan, Q. Le: "EfficientNetV2", ICML 2021).
            Field{"progressive_resizing", &R::progressive_resizing, Anything{},
                  "Small inputs to begin with, in rising order; after the last, the full input"},
            Field{"dropout", &R::dropout, Range{0, 1},
                  "Share of the architecture's dropout rates that is used"},
            Field{"averaging", &R::averaging, Range{0, 0.99999},
                  "Decay per step of the weights' moving average; 0: off"},
            Field{"augmentation", &R::augmentation, Group{}, "Random changes to each crop"},
            Field{"validation", &R::validation, Anything{},
                  "The split that chooses the best epoch; without such rows a tenth of Training is "
                  "held back for it"},
            Field{"held_back", &R::held_back, Range{0, 0.5},
                  "Share of Training that only fits the temperature"},
            Field{"precision", &R::precision, Choice{"auto", "bfloat16", "float32"},
                  "float32, bfloat16, or auto: whichever is faster when tried"},
            Field{"crop_margin", &R::crop_margin, Range{-0.4, 1},
                  "Written into the manifest: how much more than the box a crop takes"},
            Field{"seed", &R::seed, Range{0, 9e15}, "Seed of everything random"},
        };
    }
    bool operator==(const Recipe&) const = default;
};

// Settings that `json` does not name keep their defaults. Throws Error for an unknown name or a
// value out of range.
Recipe parse_recipe(const nlohmann::json& json);
nlohmann::json to_json(const Recipe& recipe);

}  // namespace mien
