// How faces reacted: an annotation summarised segment by segment, for each track and for all
// together.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mien/annotation_reader.h"
#include "mien/corrections.h"
#include "mien/export.h"
#include "mien/markers.h"

namespace mien {

struct ExpressionSummary {
    double seconds = 0;        // of faces that showed it (two faces for one second: 2)
    double share = 0;          // of the time in which a face had scores, 0 to 1
    double mean_score = 0;     // over that time
    int streaks = 0;           // stretches of it without a break
    double mean_streak_s = 0;  //
    double longest_streak_s = 0;
    std::optional<double> first_s;  // from the segment's start to the first frame that shows it
    // When its score was highest; of all tracks, when its mean over the faces of a frame was.
    double strongest_s = 0;
    double strongest_score = 0;
};

struct SegmentSummary {
    std::string label;
    double start_s = 0;  // on the annotation's timeline
    double end_s = 0;
    int track = 0;                               // 0: all tracks together
    std::string name;                            // of that person, where a review gave one
    double seconds = 0;                          // in which a face had scores, summed over faces
    std::vector<ExpressionSummary> expressions;  // by class
};

// A face that keeps its expression, from its first frame until the next frame is another's or no
// longer its own.
struct Streak {
    int track = 0;
    int expression = 0;  // index of the class
    double start_s = 0;
    double end_s = 0;
};

// By start.
MIEN_API std::vector<Streak> streaks(const Annotation& annotation);

// When a frame makes way for the next; the last one stays as long as most do.
MIEN_API double end_of_frame(const Annotation& annotation, std::size_t frame);

// Moments last until the next marker that begins later, or to `end_s`. `markers`: by start.
MIEN_API std::vector<Marker> with_ends(std::vector<Marker> markers, double end_s);

// What markers mean as segments: one with an end is a stretch; a moment lasts until the next marker
// begins, or to the end. Those beyond the annotation are left out. `markers`: by start.
MIEN_API std::vector<Marker> segments(const Annotation& annotation,
                                      const std::vector<Marker>& markers);

// First of the whole (label "whole"), then of each segment: all tracks together, then each track
// that has scores there. `only_ok`: faces of another status do not count. Throws Error where
// segments overlap so much, or tracks are so many, that it would take minutes or gigabytes.
MIEN_API std::vector<SegmentSummary> summarize(const Annotation& annotation,
                                               const std::vector<Marker>& markers,
                                               bool only_ok = false);

// Of one segment, as above: all tracks together, then each track that has scores there.
MIEN_API std::vector<SegmentSummary> summarize_segment(const Annotation& annotation,
                                                       const Marker& segment, bool only_ok = false);

// As a table: segment,start_s,end_s,track,expression,seconds,share,mean_score,streaks,
// mean_streak_s,longest_streak_s,first_s,strongest_s,strongest_score,person; track "all" for all.
MIEN_API std::string summary_csv(const std::vector<SegmentSummary>& summaries,
                                 const std::vector<std::string>& classes);

// As a web page that needs nothing else: the timeline, time and streaks per expression, the
// segments side by side, the notes, and what is left out (of `corrections`). Of very many segments
// and faces it shows the first, and says so. `derived`: with valence and arousal (derived.h); then
// it throws Error where no class has a place.
MIEN_API std::string summary_page(const Annotation& annotation, const std::vector<Marker>& markers,
                                  const std::vector<SegmentSummary>& summaries,
                                  const Corrections& corrections = {}, bool derived = false);

// An annotation as its review has it, and what it comes down to.
struct AnnotationSummary {
    Annotation annotation;  // corrected
    std::vector<Marker> markers;
    std::vector<SegmentSummary> segments;
    Corrections corrections;
};

// `annotation`: as for read_annotation(). `markers`: a file; empty: "<name>.markers.csv" where
// there is one. What "<name>.review.json" says is done first. Throws Error.
MIEN_API AnnotationSummary summarize_file(const std::filesystem::path& annotation,
                                          const std::filesystem::path& markers = {},
                                          bool only_ok = false);

// Writes "<out>/<name>.summary.csv" and ".summary.html", and returns both. `derived`: see
// summary_page(). Throws Error.
MIEN_API std::vector<std::filesystem::path> write_summary(const AnnotationSummary& summary,
                                                          const std::filesystem::path& out,
                                                          bool derived = false);

}  // namespace mien
