// Steadies the scores of each track over time, and the class that is shown for it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/scores.h"

namespace mien {

struct SmoothedScores {
    Scores scores;
    int expression = -1;  // index of the class to show; -1 without scores
};

// First-order exponential smoothing per track, independent of the frame rate: after a step, the
// scores have come 63 % of the way when `time_constant_s` has passed (weight of the new value
// 1 - exp(-dt / time constant)).
//
// The class shown changes when the evidence for another one has added up, as in E. Page's test
// ("Continuous inspection schemes", Biometrika 41, 1954): the lead of its unsmoothed scores over
// those of the class shown, less 0.2, summed over time and never below 0, must exceed 0.3 of the
// time constant; twice as much just after a change, which wears off with a time constant of 5 s.
// With 0.3 seconds a clear change (0.8 above) is shown after 0.15 s, at most 0.3 s right after
// another; a doubtful one (0.3) after 0.9 s, and noise around a tie not at all. Chosen on woman2,
// who talks and smiles for 15.4 s: 4 changes. A lead of 0.1, a third and no doubling gave 8, the
// largest score alone 54.
//
// Thread rule: one thread at a time.
class MIEN_API ScoreSmoother {
  public:
    // 0 switches all of it off: the class is that of the largest score. Throws Error when negative
    // or not finite.
    explicit ScoreSmoother(double time_constant_s = 0);

    // A track's first scores come back unchanged; scores of another length start it afresh.
    SmoothedScores update(int track, const Scores& scores, double time_s);

    // Drops what is kept for tracks not in `alive`, so that memory does not grow.
    void keep_only(const std::vector<int>& alive);

    void reset();

    // All that it knows, so that another smoother with the same settings can continue. Throws Error
    // when it is cut off.
    std::string save() const;
    void restore(const std::string& state);

  private:
    struct State {
        Scores scores;
        double time_s = 0;
        int expression = -1;
        float unrest = 0;             // 1 just after a change, then falling
        std::vector<float> evidence;  // for each class against the one shown, seconds
    };
    double time_constant_s_;
    std::map<int, State> states_;
};

}  // namespace mien
