// Steadies the scores of each track over time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/scores.h"

namespace mien {

// First-order exponential smoothing per track, independent of the frame rate: after a step, the
// scores have come 63 % of the way when `time_constant_s` has passed (weight of the new value
// 1 - exp(-dt / time constant)). Thread rule: one thread at a time.
class MIEN_API ScoreSmoother {
  public:
    // 0 switches smoothing off. Throws Error when negative or not finite.
    explicit ScoreSmoother(double time_constant_s = 0);

    // A track's first scores come back unchanged; scores of another length start it afresh.
    Scores update(int track, const Scores& scores, double time_s);

    // Drops what is kept for tracks not in `alive`, so that memory does not grow.
    void keep_only(const std::vector<int>& alive);

    void reset();

    // All that it knows, for another smoother of the same settings to go on with. Throws Error when
    // it is cut off.
    std::string save() const;
    void restore(const std::string& state);

  private:
    struct State {
        Scores scores;
        double time_s = 0;
    };
    double time_constant_s_;
    std::map<int, State> states_;
};

}  // namespace mien
