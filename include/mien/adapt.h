// Fits a profile (mien/profile.h) to labelled moments, and says honestly whether it helps.
#pragma once

#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/label_report.h"
#include "mien/profile.h"

namespace mien {

struct AdaptSettings {
    std::string name;            // of the profile
    bool second = false;         // of the second checkpoint instead of the first
    int face = 0;                // that track, or person where reviewed, alone; 0: all
    double held_back = 1.0 / 3;  // share of each annotation's labelled stretches, 0 to 1: the last
    LabelReportSettings labels;
};

// On the labels that were held back.
struct AdaptFigures {
    LabelShare right;
    double log_loss = 0;  // mean of -ln(score of the label), each stretch with one vote
};

struct Adaptation {
    Profile profile;
    int moments = 0;    // that it was fitted to
    int stretches = 0;  //
    int held_moments = 0;
    int held_stretches = 0;
    AdaptFigures before;
    AdaptFigures after;
    // Of the log loss, by which it changed: mean over held-back stretches, and its 95 % interval by
    // the normal distribution. Below 0 is better.
    double change = 0;
    double change_low = 0;
    double change_high = 0;
    int only_before = 0;  // held-back stretches that speak for the scores before, after
    int only_after = 0;
    double p = 1;  // McNemar's test of these
    // The interval lies below 0, no fewer moments are right than before, and at least
    // kLeastHeldBack stretches say so.
    bool helps = false;
};

inline constexpr int kLeastHeldBack = 10;  // stretches
inline constexpr int kLeastFitted = 10;    //

// The last part of each annotation by time is held back, since moments close together are alike: a
// random part would be too easy. What lies within a stretch's length before it is not used at all.
// Biases and temperature minimise the log loss of the rest, each stretch with one vote, plus
// (sum of squared biases + squared logarithm of the temperature) / 2: a normal prior with deviation
// 1, so that few labels change little. The profile is that of the figures; it is not fitted again
// to all labels. Throws Error when there are too few labels, or the annotation was made with a
// profile or has no record of its checkpoint.
MIEN_API Adaptation adapt(const std::vector<LabelledAnnotation>& annotations,
                          const AdaptSettings& settings);

}  // namespace mien
