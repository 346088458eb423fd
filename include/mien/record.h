// A live record: its files, what it is made of, and how it ended.
//
// A live record called NAME is a set of files side by side, NAME.*:
//   .csv          an annotation (see annotation.h): one set of rows per analysed frame
//   .markers.csv  see markers.h; only where there are markers
//   .json         the run's document: settings, versions, counts, gaps, checkpoints used
//   .mkv          the pictures as they came, without overlays; only if asked for
// All share one timeline, the record's own: the first frame is at 0 s, and it goes on while the
// source is away. `frame` counts what the source delivered, from 0; numbers are missing where a
// frame was not analysed. Where the source goes away, stalls or sets its clock, there is a row of
// its own, with a number of its own and the status "gap": no picture came from then until the next
// row. Pictures that change
// their size, and boxes in them, are scaled to the size of the first.
//
// A record of two checkpoints has the columns of both, as an annotation has (annotation.h). The
// second's cells are empty in rows that it did not read: before it was there, once it was switched
// off, and where one of other classes had taken its place. NAME.json says which was in use when.
//
// What was recorded is handed to the system every second, under the names NAME.*.part. After a
// crash recover_records() finishes them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/annotate_run.h"
#include "mien/checkpoint_info.h"

namespace mien {

// What was shown to the people in view before the record began, so that it can be proved later.
struct RecordNotice {
    std::string shown_at;  // date and time, ISO 8601
    std::string text;      // as it stood on the screen, lines ended by LF
};

struct RecordPlan {
    std::filesystem::path base;  // folder and NAME, from new_record()
    AnnotateInput input;         // what is read: kind, source and name
    AnalyzerSettings analyzer;   // with which it is analysed
    CheckpointInfo checkpoint;   // in use at the start; its classes become columns
    // Reads the same faces; its classes become columns, too. Nothing: there is none at the start.
    std::optional<CheckpointInfo> second_checkpoint = {};
    bool video = false;                  // also NAME.mkv
    double frames_per_second = 0;        // nominal, for the video; 0: unknown
    std::optional<RecordNotice> notice;  // nothing: none was shown
};

struct RecordStatistics {
    double seconds = 0;                 // on the record's timeline, up to now
    std::int64_t frames = 0;            // that the source delivered
    std::int64_t analysed = 0;          // of them, those with rows
    std::int64_t rows = 0;              //
    std::int64_t markers = 0;           //
    std::int64_t dropped_pictures = 0;  // left out of the video as the disk or encoder fell behind
};

struct RecordReport {
    std::filesystem::path document;            // NAME.json; empty where it could not be written
    std::vector<std::filesystem::path> files;  // the others
    std::string problem;                       // why it ended by itself; else empty
    RecordStatistics statistics;
};

}  // namespace mien
