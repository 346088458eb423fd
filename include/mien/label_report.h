// What labels say: how often each checkpoint is right on this footage, which of two is right more
// often, whether raters agree, and how groups differ.
//
// Moments of one face that lie close together are no independent trials: all of one track within a
// second (a stretch, see label_draw.h) share one vote. `independent` says how many moments of equal
// weight the votes are worth, (sum of weights)^2 / sum of weights^2 (L. Kish, "Survey Sampling",
// 1965), and Wilson's intervals are those of so many trials. They say how far chance in choosing
// moments may have moved a share of this footage; of other faces they say nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "mien/agreement.h"
#include "mien/annotation_reader.h"
#include "mien/export.h"
#include "mien/label_draw.h"
#include "mien/labels.h"

namespace mien {

struct LabelledAnnotation {
    Annotation measured;
    Annotation reviewed;  // after corrected(): what it leaves out does not count
    std::vector<Label> labels;
};

// `file`: as for read_annotation(). `labels`: a file; empty: those beside it. Throws Error.
MIEN_API LabelledAnnotation read_labelled(const std::filesystem::path& file,
                                          const std::filesystem::path& labels = {});

struct LabelReportSettings {
    std::optional<std::string> rater;  // whose labels count; else those on which all agree
    double apart_s = kApart_s;
};

struct LabelShare {
    int moments = 0;         // of which it is the share
    double share = 0;        // weighted, 0 to 1
    double independent = 0;  // see above
    double low = 0;          // 95 % interval
    double high = 1;
};

struct LabelReport {
    // Numbers of faces at moments, each counted once for all of its raters.
    int open = 0;       // nobody has labelled them yet
    int astray = 0;     // labels of no face of the annotation
    int left_out = 0;   // by the review
    int disputed = 0;   // raters differ
    int unsure = 0;     //
    int no_face = 0;    //
    int lacking = 0;    // an expression that one of the checkpoints has no class for
    int moments = 0;    // the others: what checkpoints are measured by
    int stretches = 0;  // in which those are
    int faces = 0;      // tracks, or people where a review says so
    double apart_s = kApart_s;

    // Whether `checkpoints`, `groups` and `people` are by the moments that were drawn at random,
    // and so hold for the whole footage; else they are by all moments that there are.
    bool of_footage = false;

    struct Checkpoint {
        std::string name;
        LabelShare right;
        std::vector<std::string> answers;         // its classes, as expression_key
        std::vector<std::vector<int>> confusion;  // moments: [of `truths`][of `answers`]
    };
    std::vector<Checkpoint> checkpoints;  // one or two
    std::vector<std::string> truths;      // what was labelled, as expression_key

    struct ByDraw {
        Draw draw = Draw::hand;
        int moments = 0;
        std::vector<LabelShare> right;  // by checkpoint
        LabelShare no_face;             // of these and those that show no face
    };
    std::vector<ByDraw> draws;

    // McNemar's test (Q. McNemar, Psychometrika 12, 1947), exact, by stretches: one is for the
    // checkpoint that is right at more of its moments. By moments that were drawn at random or from
    // disagreements, where there are any: only where the two differ can one of them be right alone.
    struct Pair {
        int only_first = 0;             // stretches
        int only_second = 0;            //
        double p = 1;                   // two-sided
        bool drawn = false;             // by drawn moments
        CheckpointAgreement agreement;  // on all faces, labelled or not
    };
    std::optional<Pair> pair;  // with two checkpoints

    struct Raters {
        std::string first;
        std::string second;
        LabelShare same;              // of the moments that both labelled
        std::optional<double> kappa;  // Cohen's; "unsure" and "no face" are answers as others
    };
    std::vector<Raters> raters;  // each pair with common moments

    struct Group {
        std::string name;
        std::vector<LabelShare> right;  // by checkpoint
        bool large = false;             // independent moments: at least kSmallestGroup
    };
    std::vector<Group> groups;  // by name; a moment without one is in none
    std::vector<Group> people;

    // Two large groups of which one is read right more often than chance explains: z test of two
    // shares, with the number of pairs of large groups as Bonferroni's factor.
    struct Difference {
        std::size_t checkpoint = 0;
        std::string higher;
        std::string lower;
        double p = 1;  // after the factor
    };
    std::vector<Difference> differences;
};

// Below it, groups are not compared: Wilson's interval of 30 moments is up to 34 points wide.
inline constexpr double kSmallestGroup = 30;

// Throws Error where the annotations are of different checkpoints, or there is none.
MIEN_API LabelReport report_labels(const std::vector<LabelledAnnotation>& annotations,
                                   const LabelReportSettings& settings = {});

// As a web page that needs nothing else, with a timeline of what the checkpoints disagree on.
MIEN_API std::string label_page(const LabelReport& report,
                                const std::vector<LabelledAnnotation>& annotations);

// One labelled moment that checkpoints are measured by.
struct LabelledMoment {
    std::size_t annotation = 0;
    std::size_t face = 0;  // index in Annotation::faces
    double time_s = 0;
    int track = 0;
    std::int64_t stretch = 0;
    std::string truth;  // expression_key
    Draw draw = Draw::hand;
    double weight = 0;
};

// Those of report_labels(), in order of annotation and time.
MIEN_API std::vector<LabelledMoment> labelled_moments(
    const std::vector<LabelledAnnotation>& annotations, const LabelReportSettings& settings = {});

}  // namespace mien
