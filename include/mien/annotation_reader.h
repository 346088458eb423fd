// Reads annotations back, of files and of live sessions: "<name>.csv" (see annotation.h) and what
// "<name>.json" says of the run.
//
// An hour at 30 frames per second with one face takes about 8 MB.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/export.h"
#include "mien/frame_source.h"

namespace mien {

// What was annotated, as the record has it; empty where there is no record.
struct RecordedInput {
    SourceKind kind = SourceKind::video;
    bool live = false;               // recorded from it: the times are the record's own
    std::string source;              // path or URL; for stills their folder
    std::vector<std::string> files;  // for stills: file names, in order
    int width = 0;                   // pixels; 0 if unknown
    int height = 0;
};

// What read the faces, as the record has it; empty where there is no record.
struct RecordedCheckpoint {
    std::string name;
    std::string sha256;
    std::string profile;  // name of the profile that changed its scores; empty without
};

// Immutable once read: any thread may use it.
struct MIEN_API Annotation {
    struct Frame {
        std::int64_t index = 0;        // Frame::index
        double time_s = 0;             // never before that of the frame above
        std::int64_t offset = 0;       // of its first row in the file, bytes
        std::uint32_t first_face = 0;  // in `faces`; its last is before the next frame's first
    };
    struct Face {
        cv::Rect box;
        float roll = 0;                // 0 in files of schemas below 3
        std::int32_t track = 0;        // 0 without one
        std::int16_t expression = -1;  // -1 without scores
        FaceStatus status = FaceStatus::ok;
    };
    struct Track {
        int id = 0;
        std::int64_t frames = 0;  // in which it has scores
        double first_s = 0;
        double last_s = 0;
    };

    std::filesystem::path file;   // the CSV
    std::int64_t rows_begin = 0;  // offset after its first line
    std::int64_t rows_end = 0;    // after the last complete row
    std::vector<std::string> classes;
    RecordedCheckpoint checkpoint;
    RecordedInput input;
    std::string problem;  // what is wrong with the record or the file's end; else empty

    std::map<int, std::string>
        names;  // of people, by track, where a review gave them: corrections.h

    std::vector<Frame> frames;          // at least one
    std::vector<Face> faces;            // of all frames, one after the other
    std::vector<std::uint16_t> scores;  // classes.size() per face, ten-thousandths

    // What a second checkpoint says of the same faces; without one, all of it is empty.
    struct Second {
        RecordedCheckpoint checkpoint;
        std::vector<std::string> classes;
        std::vector<std::int16_t> expressions;  // one per face, -1 without scores
        std::vector<std::uint16_t> scores;      // classes.size() per face, ten-thousandths
    };
    Second second;

    // A frame as the analyzer gave it, without FaceResult's other measurements.
    FrameResult result(std::size_t frame) const;

    // The last frame that is not after this time, to a microsecond; else the first.
    std::size_t frame_at(double time_s) const;

    // Those with scores, the longest first.
    std::vector<Track> tracks() const;

    double score(std::size_t face, std::size_t class_index) const {
        return scores[face * classes.size() + class_index] / 10000.0;
    }
    double second_score(std::size_t face, std::size_t class_index) const {
        return second.scores[face * second.classes.size() + class_index] / 10000.0;
    }
    std::size_t first_face(std::size_t frame) const {
        return frame < frames.size() ? frames[frame].first_face : faces.size();
    }
};

// `file`: the CSV, also one still written or cut off ("<name>.csv.part"), or its record. A last row
// without its end is left out. `progress`: share of the file, 0 to 1. Throws Error naming the line
// that is wrong, or when `stop` asks to give up.
MIEN_API Annotation read_annotation(const std::filesystem::path& file,
                                    const std::function<void(double)>& progress = {},
                                    const std::stop_token& stop = {});

// The video or pictures it was made from: where the record says, else beside the annotation. Of a
// live record, the video that was recorded with it. Empty when there is none.
MIEN_API std::filesystem::path find_input(const Annotation& annotation);

// Writes the rows of the frames from `first` up to and without `end` to `file`, each as it stands
// in the annotation, under the same first line. Throws Error, also when the annotation has been
// changed since it was read, or would be written over.
MIEN_API void export_rows(const Annotation& annotation, std::size_t first, std::size_t end,
                          const std::filesystem::path& file);

}  // namespace mien
