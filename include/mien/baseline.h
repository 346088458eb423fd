// A person's face at rest as the baseline of their scores.
//
// Some faces at rest look sad or angry to a checkpoint. Where it is known when a person was at
// rest, this can be taken off what it says of them later. The method: z_c = ln(p_c / p_neutral) are
// the log-odds of a class against neutral. At rest they should be no more than ln(1/10). What their
// mean over the stretch at rest has beyond that is the class's shift, never below 0, and
//
//   corrected p_c = p_c * exp(-shift_c) / sum over classes of p_k * exp(-shift_k)
//
// so a face that reads as neutral at rest keeps its scores, no score is ever raised but by the
// sharing out of what others lose, and the order of two classes that were both quiet at rest stays.
// A shift of log-odds is what another prior does to a classifier that gives probabilities (M.
// Saerens, P. Latinne, C. Decaestecker, "Adjusting the Outputs of a Classifier to New a Priori
// Probabilities", Neural Computation 14, 2002); that a person's own neutral face is the measure is
// the practice of facial electromyography (A. J. Fridlund, J. T. Cacioppo, "Guidelines for Human
// Electromyographic Research", Psychophysiology 23, 1986) and of FaceReader's participant
// calibration. The tenth was chosen by eye. None of it makes a label truer that was wrong for
// other reasons.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "mien/annotation_reader.h"
#include "mien/export.h"
#include "mien/markers.h"

namespace mien {

struct RestStretch {  // seconds of the annotation's timeline, both ends included
    double from_s = 0;
    double to_s = 0;
};

// `words`: "2.5-12.5", or the label of a marker, whose stretch it is (see segments() in
// annotation_summary.h). Throws Error that names the markers there are.
MIEN_API RestStretch rest_stretch(const Annotation& annotation, const std::string& words,
                                  const std::vector<Marker>& markers);

struct Baseline {
    struct Person {
        std::int64_t frames = 0;     // at rest, with scores
        double seconds = 0;          //
        std::vector<double> shifts;  // by class, 0 or above
    };
    RestStretch rest;
    std::map<int, Person> people;  // by track of the annotation, or person where reviewed
};

// Faces that are seen for less than this at rest have no baseline.
inline constexpr double kLeastRest_s = 1;

// `reviewed`: after corrected(), if there is a review. Throws Error when the checkpoint has no
// class for neutral, or nobody is seen long enough in the stretch.
MIEN_API Baseline measure_baseline(const Annotation& reviewed, const RestStretch& rest);

// The formula above. `scores`: by class.
MIEN_API std::vector<double> corrected_scores(const std::vector<double>& scores,
                                              const std::vector<double>& shifts);

// Writes "<name>.corrected.csv" beside `measured`, or into `out`: each row as it stands there, and
// behind it expression_corrected, confidence_corrected and <class>_corrected for each class of the
// first checkpoint; empty where there are no scores, or the person has no baseline. With smoothing,
// expression_corrected is still the class of the largest corrected score. Throws Error, also when
// the annotation has been changed since it was read. Returns the file.
MIEN_API std::filesystem::path write_corrected(const Annotation& measured,
                                               const Annotation& reviewed, const Baseline& baseline,
                                               const std::filesystem::path& out = {});

}  // namespace mien
