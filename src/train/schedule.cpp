#include "train/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace mien {

namespace {

// From 0 to 1 while `share` does.
double along_cosine(double share) {
    return 0.5 * (1 - std::cos(std::numbers::pi * share));
}

}  // namespace

double rate_share(const Recipe& recipe, double progress) {
    constexpr double kOneCycleStart = 1.0 / 25;
    const bool one_cycle = recipe.schedule == "one_cycle";
    if (progress < recipe.warmup) {
        const double risen = progress / recipe.warmup;
        return one_cycle ? kOneCycleStart + (1 - kOneCycleStart) * along_cosine(risen) : risen;
    }
    if (recipe.schedule != "cosine" && !one_cycle) return 1;
    return 1 - along_cosine((progress - recipe.warmup) / std::max(1 - recipe.warmup, 1e-9));
}

int input_size(const Recipe& recipe, double progress, int full) {
    for (const SmallInput& one : recipe.progressive_resizing) {
        if (progress <= one.until) return std::min(one.size, full);
    }
    return full;
}

void Plateau::take(double validation_loss, const Recipe& recipe) {
    if (recipe.schedule != "plateau") return;
    if (validation_loss < best_loss) {
        best_loss = validation_loss;
        waited = 0;
    } else if (++waited >= recipe.plateau_patience) {
        factor *= recipe.plateau_factor;
        waited = 0;
    }
}

}  // namespace mien
