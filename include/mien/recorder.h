// Records a live session while it runs, without ever holding it up.
//
// A record called NAME is written beside each other, as NAME.*:
//   .csv          an annotation (see annotation.h): one set of rows per analysed frame
//   .markers.csv  see markers.h; only where there are markers
//   .json         the record of the run: settings, versions, counts, gaps, checkpoints used
//   .mkv          the pictures as they came, without overlays; only if asked for
// All share one timeline, the record's own: the first frame is at 0 s, and it goes on while the
// source is away. `frame` counts what the source delivered, from 0; numbers are missing where a
// frame was not analysed. Where the source goes away there is a row of its own, with a number of
// its own and the status "gap": no picture came from then until the next row. Pictures that change
// their size, and boxes in them, are scaled to the size of the first.
//
// What was recorded is handed to the system every second, under the names NAME.*.part. After a
// crash recover_records() finishes them.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/annotate.h"
#include "mien/export.h"
#include "mien/frame.h"
#include "mien/live_session.h"

namespace mien {

struct RecordSettings {
    std::filesystem::path base;    // folder and NAME, from new_record()
    AnnotateInput input;           // what is read: kind, source and name
    AnalyzerSettings analyzer;     // with which it is analysed
    CheckpointInfo checkpoint;     // in use at the start; its classes become columns
    bool video = false;            // also NAME.mkv
    double frames_per_second = 0;  // nominal, for the video; 0: unknown
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
    std::filesystem::path record;              // NAME.json; empty where it could not be written
    std::vector<std::filesystem::path> files;  // the others
    std::string problem;                       // why it ended by itself; else empty
    RecordStatistics statistics;
};

// Called on the recorder's own thread: hand over to your own. They must not call the recorder.
struct RecordEvents {
    std::function<void(const RecordReport&)> finished;        // once, last
    std::function<void(const std::string& message)> problem;  // it goes on, without video
};

// Thread rule: any thread may call any function; all return at once. The destructor finishes the
// record and waits for that.
class MIEN_API Recorder {
  public:
    // Creates the files. Throws Error where it may not.
    Recorder(const RecordSettings& settings, RecordEvents events);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    // What LiveEvents tell, passed on. Results for other classes than the record's are left out.
    void frame(const Frame& frame, std::uint64_t generation);
    void result(const LiveResult& result);
    void state(LiveState state);

    // A marker at the moment `pressed`. Returns its number, for label_marker(); after finish(): -1,
    // and nothing is marked.
    int mark(std::chrono::steady_clock::time_point pressed, const std::string& label);
    void label_marker(int marker, const std::string& label);

    // Ends the record: what came until now is written, then RecordEvents::finished is called.
    void finish();

    RecordStatistics statistics() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// A dated name in `folder` under which there is nothing yet, with the folder. The folder is made if
// it is not there; throws Error where it cannot be, or may not be written to.
MIEN_API std::filesystem::path new_record(const std::filesystem::path& folder);

// Finishes the records in `folder` that a crash cut off: what is there gets its names, and
// NAME.json says "end": "interrupted". Those that a running program still writes are left alone.
// Returns their NAME.json. A record that cannot be finished stays as it is. Never throws.
MIEN_API std::vector<std::filesystem::path> recover_records(const std::filesystem::path& folder);

}  // namespace mien
