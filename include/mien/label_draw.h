// Which moments to label: drawn at random, so that what is found out about them holds for all the
// faces that they were drawn from.
//
// A face hardly changes from one frame to the next: a hundred labels within two seconds say little
// more than two. So the faces are first put together into stretches (one track, one second), then
// stretches are drawn without replacement, each as likely as the others, and from each one face. A
// face's weight is the inverse of its chance to be drawn, (stretches / drawn) * (faces in its
// stretch): weighted so, shares among the labelled moments are those of all faces but for chance
// (D. G. Horvitz, D. J. Thompson, "A Generalization of Sampling Without Replacement From a Finite
// Universe", Journal of the American Statistical Association 47, 1952).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "mien/annotation_reader.h"
#include "mien/export.h"
#include "mien/labels.h"

namespace mien {

// Of the stretches above. Chosen: expressions on a face last from half a second to four (P. Ekman,
// "Emotions Revealed", 2003).
inline constexpr double kApart_s = 1;

struct DrawSettings {
    Draw by = Draw::random;  // not Draw::hand
    std::size_t count = 50;  // moments that there are to be in the end
    std::uint64_t seed = 1;
    double apart_s = kApart_s;
    double uncertain_below = 0.5;  // Draw::uncertain: the best score of any of the checkpoints
    std::string rater;
};

struct Drawn {
    std::vector<Label> labels;  // the new ones and all that were there
    std::size_t added = 0;      // new ones
    std::size_t there = 0;      // of this draw and rater that were there already
    std::size_t stretches = 0;  // that there are to be drawn from
    std::int64_t faces = 0;     // in them
};

// Adds moments without a label to `labels`; those of the same draw and rater stay, count, and get
// their new weights. The same seed and annotation give the same moments. `reviewed`: `measured`
// after corrected(): what it leaves out is not drawn. Throws Error when there is nothing to draw
// from, or what was drawn before was drawn with stretches of another length.
MIEN_API Drawn draw_moments(const Annotation& measured, const Annotation& reviewed,
                            std::vector<Label> labels, const DrawSettings& settings);

// The moments that a rater was to label, or has, for a second one: those that `rater` has none for
// yet, without labels. Throws Error when there are none of `like`.
MIEN_API Drawn same_moments(std::vector<Label> labels, const std::string& like,
                            const std::string& rater);

// The number of the stretch of its track in which a time lies.
MIEN_API std::int64_t stretch_of(const Annotation& annotation, double time_s, double apart_s);

// Whether two checkpoints read this face differently, by expression_key.
MIEN_API bool is_disagreement(const Annotation& annotation, std::size_t face);

}  // namespace mien
