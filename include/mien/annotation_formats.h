// What annotations can be written as. The CSV (see annotation.h) is the record; every other format
// is made from its rows, with what we measure and nothing else: a column that has no counterpart
// here, such as another tool's detection score, is left out.
//
//   csv         <name>.csv             see annotation.h
//   jsonl       <name>.jsonl           the same rows as JSON objects, the box as
//                                      "box": [x, y, width, height], the classes under "scores",
//                                      the quality under "quality"; what is empty is left out
//   openface    <name>.openface.csv    frame (from 1), face_id (the track; 0: none), timestamp,
//                                      success (1: status ok), then our columns, `confidence` under
//                                      the name expression_confidence
//   pyfeat      <name>.pyfeat.csv      frame, FaceRectX, FaceRectY, FaceRectWidth, FaceRectHeight,
//                                      anger, disgust, fear, happiness, sadness, surprise, neutral
//   facereader  <name>.facereader.txt  tabs; lines about the run, then Video Time, Neutral, Happy,
//                                      Sad, Angry, Surprised, Scared, Disgusted (and Contempt) of
//                                      the person seen longest, one line per frame; FIND_FAILED
//                                      without that face, FIT_FAILED where its status is not ok
//   srt, vtt    <name>.srt, .vtt       subtitles: every face's expression, as long as none changes
//   elan        <name>.elan.eaf        one tier per track, one annotation per stretch of the same
//                                      expression
//   praat       <name>.TextGrid        the same as one interval tier per track
//   tidy        <name>.tidy.csv        one row per face and class: frame, time_s, track, status,
//                                      class, score
//   boris       <name>.boris.tsv       tabular events as BORIS 8 and 9 export them: START and STOP
//                                      of each stretch of an expression, markers as POINT
//   boris-aggregated  <name>.boris-aggregated.tsv   its aggregated events: a row per stretch
//   bids        <name>_physio.tsv.gz, <name>_physio.json, <name>_events.tsv, <name>_events.json
//                                      the Brain Imaging Data Structure: bids.h
//   sqlite      <name>.sqlite          an SQLite database whose table `annotation` has the rows
// facereader, srt, vtt, elan, praat, boris and bids count time as players do, from the file's
// earliest picture or sound; the others have the container's. boris and bids hold the markers, too.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mien/export.h"
#include "mien/names.h"

namespace mien {

enum class AnnotationFormat {
    csv,
    jsonl,
    openface,
    pyfeat,
    facereader,
    srt,
    vtt,
    elan,
    praat,
    tidy,
    boris,
    boris_aggregated,
    bids,
    sqlite
};

constexpr auto names(AnnotationFormat) {
    using enum AnnotationFormat;
    return std::array{Named{csv, "csv"},
                      Named{jsonl, "jsonl"},
                      Named{openface, "openface"},
                      Named{pyfeat, "pyfeat"},
                      Named{facereader, "facereader"},
                      Named{srt, "srt"},
                      Named{vtt, "vtt"},
                      Named{elan, "elan"},
                      Named{praat, "praat"},
                      Named{tidy, "tidy"},
                      Named{boris, "boris"},
                      Named{boris_aggregated, "boris-aggregated"},
                      Named{bids, "bids"},
                      Named{sqlite, "sqlite"}};
}

// All of them, in this order.
MIEN_API const std::vector<AnnotationFormat>& annotation_formats();

// "csv", "openface", ... parse_format throws Error for another word.
inline const char* to_string(AnnotationFormat format) {
    return name_of(format);
}
MIEN_API AnnotationFormat parse_format(const std::string& word);

// What it is called on screen: "JSON Lines", "OpenFace table", ...
MIEN_API const char* title(AnnotationFormat format);

// What follows the annotation's name, of each of its files: {".csv"}, {".openface.csv"}, ...
MIEN_API std::vector<const char*> endings(AnnotationFormat format);
MIEN_API const char* ending(AnnotationFormat format);  // of the first

// Writes `to`, the first file of the format, from a finished annotation's CSV; further ones lie
// beside it. `media`: the video that it was made from, for ELAN and BORIS to find it; may be empty.
// `start_s`: SourceInfo::start_s; the first frame's time where it is not known. `markers`: a file;
// empty: "<name>.markers.csv" where there is one. Little memory for the tables and sqlite; for the
// others about 8 MB for an hour of one face. `derived`: jsonl, bids and sqlite also have
// derived_valence and derived_arousal (derived.h). Throws Error.
MIEN_API void convert_annotation(const std::filesystem::path& csv, AnnotationFormat format,
                                 const std::filesystem::path& to, const std::string& media = {},
                                 std::optional<double> start_s = {},
                                 const std::filesystem::path& markers = {}, bool derived = false);

}  // namespace mien
