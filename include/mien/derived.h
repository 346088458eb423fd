// Valence (unpleasant to pleasant) and arousal (sleepy to excited), derived from the scores of
// expressions by a fixed linear map. Nothing measures them: they say no more than the scores do.
//
// Each expression has a place: the mean ratings of its word for pleasure and arousal, -1 to 1, by
// J. A. Russell and A. Mehrabian, "Evidence for a Three-Factor Theory of Emotions", Journal of
// Research in Personality 11 (1977), 273-294, table of 151 terms (its dominance is left out):
//
//   expression   valence  arousal   term, number
//   angry         -0.51     0.59    angry, 82
//   disgust       -0.60     0.35    disgusted, 75
//   fear          -0.64     0.60    fearful, 101
//   happy          0.81     0.51    happy, 31
//   sad           -0.63    -0.27    sad, 151
//   surprise       0.40     0.67    surprised, 52
//   neutral        0        0       the middle of the scale, by definition
//
// Valence is the mean of the valences, weighted by the scores, and so is arousal. The words were
// rated by students in California as what somebody feels, not as how faces look; a face between
// two expressions is put between their places, which nobody has tested; and the largest value that
// can be reached is 0.81.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mien/export.h"

namespace mien {

struct Derived {
    double valence = 0;  // -1 to 1, as arousal
    double arousal = 0;

    bool operator==(const Derived&) const = default;
};

// None where the table above has no such expression: contempt, for one.
MIEN_API std::optional<Derived> derived_place(const std::string& class_name);

// `scores`: one per class. Classes without a place are left out, and the scores of the others are
// scaled to sum to 1; none where these have less than half of the scores.
MIEN_API std::optional<Derived> derive(const std::vector<std::string>& classes,
                                       const std::vector<double>& scores);

// A sentence about the classes that are left out; empty where all have a place. Throws Error where
// none has.
MIEN_API std::string derived_note(const std::vector<std::string>& classes);

}  // namespace mien
