// The Brain Imaging Data Structure (K. Gorgolewski et al., Scientific Data 3, 2016; BIDS 1.10): one
// person's readings as a continuous recording, and what happens in them as events.
//
//   <base>_physio.tsv.gz   a line per sample, without names of columns: the score of each class,
//                          0 to 1, then `read_well`: 1 where its status was ok, 0 where doubtful;
//                          n/a where it was not read. Where they are asked for, derived_valence
//                          and derived_arousal (mien/derived.h) stand before `read_well`
//   <base>_physio.json     SamplingFrequency, StartTime, Columns, and what they mean
//   <base>_events.tsv      onset, duration (seconds), trial_type: each stretch of an expression,
//                          and each marker; kind: expression or marker
//   <base>_events.json     what its columns mean
//
// A recording has one sampling frequency, which frames need not keep to. It is that which the times
// of the frames amount to (frame_rate()); sample i is the frame nearest to StartTime + i /
// SamplingFrequency, where one is no further than half a sample away, and n/a elsewhere. Nothing is
// interpolated.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mien/annotation_reader.h"
#include "mien/export.h"
#include "mien/markers.h"

namespace mien {

// Of the person `track`; the one seen longest, unless it is given. `zero_s`: the time from which
// the files count. Returns the four files, in the order above. Throws Error.
MIEN_API std::vector<std::filesystem::path> write_bids(const Annotation& annotation,
                                                       const std::vector<Marker>& markers,
                                                       double zero_s, std::optional<int> track,
                                                       const std::filesystem::path& base,
                                                       bool derived = false);

// Where a person's files belong in a data set.
struct BidsPlace {
    std::string subject;  // "01": letters and digits, as all of these
    std::string session;  // may be empty
    std::string task;
    int run = 0;  // 0: the only one
};

// The same four in <dataset>/sub-<subject>/[ses-<session>/]beh/, and beside sub-<subject> what
// every data set needs: dataset_description.json, README and participants.tsv, each where it is
// missing; a participants.tsv that is there gets a line for the subject. Returns what was written.
// Throws Error, also where a part of the place is no label.
MIEN_API std::vector<std::filesystem::path> write_bids_dataset(
    const Annotation& annotation, const std::vector<Marker>& markers, double zero_s,
    std::optional<int> track, const BidsPlace& place, const std::filesystem::path& dataset,
    bool derived = false);

}  // namespace mien
