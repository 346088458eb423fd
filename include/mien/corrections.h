// What someone who reviewed an annotation says of it: who its faces are, which of them and which
// stretches do not count, and notes. Kept in "<name>.review.json" beside the annotation, whose
// measured rows stay as they are.
//
//   {"mien_review": 1,
//    "people": [{"id": 1, "name": "Anna", "left_out": false,
//                "faces": [{"track": 1}, {"track": 3, "from": 2.5, "to": 7}]}],
//    "excluded": [{"from": 1.0, "to": 4.0}],
//    "notes": [{"time": 3.2, "text": "laughs"}]}
//
// Times are seconds of the annotation's own timeline. What of a track nobody has belongs to the
// person of its own number.
#pragma once

#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "mien/annotation_reader.h"
#include "mien/export.h"

namespace mien {

// A track from one time up to and without another; without limits: all of it.
struct TrackPart {
    int track = 0;
    double from_s = -std::numeric_limits<double>::infinity();
    double to_s = std::numeric_limits<double>::infinity();
    bool operator==(const TrackPart&) const = default;
};

struct Person {
    int id = 0;  // from 1; takes the place of the track's number
    std::string name;
    bool left_out = false;
    std::vector<TrackPart> faces;  // no two people have the same
    bool operator==(const Person&) const = default;
};

struct ExcludedStretch {  // both ends included
    double from_s = 0;
    double to_s = 0;
    bool operator==(const ExcludedStretch&) const = default;
};

struct Note {
    double time_s = 0;
    std::string text;
    bool operator==(const Note&) const = default;
};

struct Corrections {
    std::vector<Person> people;             // those of whom there is something to say
    std::vector<ExcludedStretch> excluded;  // by time, apart from each other
    std::vector<Note> notes;
    bool operator==(const Corrections&) const = default;
    bool empty() const { return people.empty() && excluded.empty() && notes.empty(); }
};

// "clip.csv" gives "clip.review.json"; so do "clip.json" and "clip.csv.part".
MIEN_API std::filesystem::path corrections_path(const std::filesystem::path& annotation);

// Throws Error that says where it is wrong. Notes and stretches come in order of time.
MIEN_API Corrections read_corrections(const std::filesystem::path& file);

// Those beside the annotation; none where there is no such file. Throws Error.
MIEN_API Corrections corrections_of(const std::filesystem::path& annotation);

// Replaces the file at once; nothing to say: removes it. Throws Error.
MIEN_API void write_corrections(const std::filesystem::path& file, const Corrections& corrections);

// The annotation with people in place of tracks, and their names. Faces that do not count keep
// their boxes and lose their scores, so that nothing sums them up.
MIEN_API Annotation corrected(Annotation measured, const Corrections& corrections);

// export_rows() of what counts: people in place of tracks, and a last column `person` where one of
// them has a name. `measured`: as it was read.
MIEN_API void export_rows(const Annotation& measured, const Corrections& corrections,
                          std::size_t first, std::size_t end, const std::filesystem::path& file);

// The person of this number, who gets an entry if there is none.
MIEN_API Person& person(Corrections& corrections, int id);

// All of `from` becomes `into`, who takes the name if there is none.
MIEN_API void merge_people(Corrections& corrections, int from, int into);

// What `id` shows from this time on becomes `fresh`, a number that nobody has.
MIEN_API void split_person(Corrections& corrections, int id, double time_s, int fresh);

// Adds a stretch; those that touch become one.
MIEN_API void exclude(Corrections& corrections, ExcludedStretch stretch);

// Drops entries that say nothing, and puts the others in order, as all functions here expect them.
MIEN_API void tidy(Corrections& corrections);

}  // namespace mien
