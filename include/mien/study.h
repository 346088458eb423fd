// Several people over one stimulus: their annotations on a common timeline, and what they show on
// average, moment by moment and segment by segment.
//
// Who is a person: an annotation stands for one, of whom in each frame the face counts that is seen
// longest, unless its review (corrections.h) names several: then each of those named is one, and
// the faces without a name are left out. Where reviews give the same name in several annotations,
// these are joined.
//
// The timeline: 0 is where the first marker with the label `align` begins, or the annotation's
// first frame. It is cut into bins, [k * bin_s, (k + 1) * bin_s). A reading holds until the next
// frame, and a person's value in a bin or a segment is the mean of a score over the time in which
// their face was scored there. They count in it where that is at least `coverage` of its length;
// else they are missing.
//
// Across people, each counts once: n, the mean, the sample's standard deviation, and the mean's 95
// % confidence interval by Student's t, for each moment by itself. With few people that interval is
// wide, and it says nothing of other people than such as these.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "mien/annotation_reader.h"
#include "mien/export.h"
#include "mien/fields.h"
#include "mien/markers.h"

namespace mien {

struct StudySettings {
    std::string align;
    double bin_s = 0.5;
    double coverage = 0.5;
    bool only_ok = false;

    static constexpr auto fields() {
        return std::tuple{
            Field{"align", &StudySettings::align, Anything{},
                  "Label of the marker at which each annotation's time is 0, from "
                  "NAME.markers.csv; without, that is its first frame"},
            Field{"bin_s", &StudySettings::bin_s, Range{0.01, 3600}.slider(0.1, 5, 0.1),
                  "Width of a moment of the curves, seconds"},
            Field{"coverage", &StudySettings::coverage, above(0, 1),
                  "Share of a moment or segment in which a face must have been read for its person "
                  "to count there"},
            Field{"only_ok", &StudySettings::only_ok, Anything{},
                  "Leave out faces whose status is not ok: dark, blurred, turned, covered, cut"}};
    }
    bool operator==(const StudySettings&) const = default;
};

// Fewer people than this are not ranked against each other's segments: the order is mostly chance.
inline constexpr int kFewestPeople = 5;

// What a person shows in some stretch, as sums: they can be added up.
struct ShownSums {
    double length_s = 0;         // of the stretch
    double seconds = 0;          // in which their face was scored
    std::vector<double> scores;  // by class, score times seconds
    std::vector<double> shown;   // by class, seconds in which it was the expression
};

// Whether someone counts in a stretch: a thousandth less is taken for rounding.
MIEN_API bool counts_in(const ShownSums& sums, double coverage);

// What one annotation adds to a study: small, whatever its length.
struct StudyPiece {
    struct Person {
        std::string name;            // as a review gave it; else that of the annotation
        bool named = false;          // joined with others of this name
        std::int64_t first_bin = 0;  //
        std::vector<float> bins;     // for each: seconds scored, then by class score times seconds
        ShownSums whole;             //
        std::vector<std::pair<std::string, ShownSums>> segments;  // each label once
    };
    std::filesystem::path file;
    std::vector<std::string> classes;
    std::string checkpoint;  // its name and, with one, its profile's
    std::vector<Person> people;
    std::vector<std::string> notes;  // sentences: what of it is in doubt, or left out
};

// `annotation`: as for read_annotation(). `segments`: for all, on the study's timeline; null: those
// of "<name>.markers.csv", on the annotation's own, none where there is no such file. Any thread.
// Throws Error, also where no marker has the label to align by, or `stop` asks to give up.
MIEN_API StudyPiece study_piece(const std::filesystem::path& annotation,
                                const StudySettings& settings,
                                const std::vector<Marker>* segments = nullptr,
                                const std::stop_token& stop = {});

struct AcrossPeople {
    int people = 0;
    double mean = 0;
    std::optional<double> deviation, low, high;  // of at least two people; the interval in 0 to 1
};

struct Study {
    struct Person {
        std::string name;
        std::vector<std::filesystem::path> files;
        ShownSums whole;
        std::map<std::size_t, ShownSums> segments;  // by index; only where they have some
    };
    struct Moment {
        double time_s = 0;  // its middle
        int people = 0;
        std::vector<AcrossPeople> scores;  // by expression
    };
    struct Segment {
        std::string label;
        int people = 0;                    // who count in it
        std::vector<AcrossPeople> scores;  // by expression
        std::vector<AcrossPeople> shares;  // by expression: of the time scored
        std::vector<int> ranks;  // by expression, 1 for the highest mean; 0 without people
    };
    // People who have both show more of an expression in one segment than in another.
    struct Difference {
        std::size_t expression = 0;
        std::size_t higher = 0, lower = 0;  // segments
        int people = 0;
        double mean = 0, low = 0, high = 0;  // of the difference in score, with its 95 % interval
        double p = 1;  // t-test of pairs, by Holm for all pairs of this expression together
    };
    StudySettings settings;
    std::vector<std::string> expressions;  // what they are called, in the order shown
    std::vector<Person> people;            // in the order of their first annotations
    std::vector<Moment> moments;           // one after the other, bin_s apart
    Segment whole;                         // over everything, label "whole"
    std::vector<Segment> segments;         // in the order of their first appearance
    std::vector<Difference> differences;   // with p below 0.05, the smallest first
    std::vector<bool> compared;            // by expression: two segments had enough people for it
    std::vector<std::string> checkpoints;
    std::vector<std::string> notes;
    std::size_t annotations = 0;
};

// Puts pieces together. What it holds grows with people and bins (7,200 bins of 200 people: 52 MB),
// not with frames. Thread rule: one thread at a time.
class MIEN_API StudyBuilder {
  public:
    explicit StudyBuilder(const StudySettings& settings);  // throws Error where out of range
    ~StudyBuilder();
    StudyBuilder(const StudyBuilder&) = delete;
    StudyBuilder& operator=(const StudyBuilder&) = delete;

    // Throws Error where its classes are not those of the pieces before, whatever checkpoints call
    // them (expression_key), or the study would become too large.
    void add(const StudyPiece& piece);
    void leave_out(const std::string& why);  // a note that an annotation is missing
    // Throws Error where nothing was added.
    Study finish() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Indices into `study.expressions` of those named, by any name of theirs; all where none is named.
// Throws Error that names those there are.
MIEN_API std::vector<std::size_t> chosen_expressions(const Study& study,
                                                     const std::vector<std::string>& names);

// Indices of the segments with people, by rank.
MIEN_API std::vector<std::size_t> ranking(const Study& study, std::size_t expression);

// time_s,expression,people,mean,sd,low,high: the curves, a row per moment and expression. Cells
// are empty where there are too few people.
MIEN_API std::string study_curves_csv(const Study& study);

// segment,expression,rank,people,mean_score,sd,low,high,mean_share,share_sd,share_low,share_high.
MIEN_API std::string study_segments_csv(const Study& study);

// person,annotations,segment,expression,length_s,seconds,counts,mean_score,share: what others'
// statistics need. `counts`: 1 or 0.
MIEN_API std::string study_people_csv(const Study& study);

// As a web page that needs nothing else: curves with their intervals, how many people at each time,
// the segments ranked by `ranked` (indices of expressions), and who and what is in it.
MIEN_API std::string study_page(const Study& study, const std::vector<std::size_t>& ranked);

// Writes "<base>.html", "<base>.curves.csv", "<base>.segments.csv" and "<base>.people.csv", and
// returns them. Throws Error.
MIEN_API std::vector<std::filesystem::path> write_study(const Study& study,
                                                        const std::vector<std::size_t>& ranked,
                                                        const std::filesystem::path& base);

}  // namespace mien
