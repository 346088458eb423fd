// How the learning rate and the size of the input change over a training.
#pragma once

#include "train/recipe.h"

namespace mien {

// Share of the highest rate after `progress` (0 to 1) of all steps. In the share `warmup` of them
// it rises, then:
//   cosine     falls along a cosine to 0 (I. Loshchilov, F. Hutter: "SGDR", ICLR 2017)
//   one_cycle  the same, but it rises along a cosine from 1/25 (L. Smith, N. Topin:
//              "Super-Convergence", 2017)
//   plateau, constant  stays
double rate_share(const Recipe& recipe, double progress);

// Side in pixels of the network's input in the step that ends at `progress`; `full` is its own.
int input_size(const Recipe& recipe, double progress, int full);

// The further factor of the schedule "plateau": reduced when the validation loss stands still.
struct Plateau {
    double factor = 1;
    double best_loss = 1e30;
    int waited = 0;  // epochs since

    void take(double validation_loss, const Recipe& recipe);
};

}  // namespace mien
