// What an annotation run is given, what it reports, and what its document says of it later.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "mien/agreement.h"
#include "mien/analyzer.h"
#include "mien/annotation_formats.h"
#include "mien/export.h"
#include "mien/fields.h"
#include "mien/frame_source.h"
#include "mien/names.h"
#include "mien/overlay.h"
#include "mien/precision.h"

namespace mien {

struct AnnotateInput {
    SourceKind kind = SourceKind::video;        // video, stream or stills
    std::string source;                         // absolute path, or URL
    std::vector<std::filesystem::path> stills;  // for stills: the pictures, in order
    std::string name;                           // of its results: "<out>/<name>.csv" and so on
    std::filesystem::path markers = {};         // for formats that hold some: a file; empty: those
                                                // beside the result. It changes no row
    bool derived = false;  // see convert_annotation(); it changes no row either
};

struct AnnotateSettings {
    std::vector<AnnotationFormat> formats;
    bool video = false;
    OverlayStyle overlay;  // of the video
    bool blur = false;
    bool anonymous = false;
    std::optional<double> duration_s;
    std::optional<std::int64_t> most_frames;

    static constexpr auto fields() {
        using S = AnnotateSettings;
        return std::tuple{
            Field{"formats", &S::formats, Anything{},
                  "What to write beside the CSV, which is always written"},
            Field{"video", &S::video, Anything{},
                  "Also write the pictures with the results drawn in, and their sound"},
            Field{"blur", &S::blur, Anything{}, "Write the video with faces hidden; labels stay"},
            Field{"anonymous", &S::anonymous, Anything{},
                  "Write no picture, and neither the input's folder nor its SHA-256"},
            Field{"overlay", &S::overlay, Group{}, "What is drawn into the video"},
            Field{"most_frames", &S::most_frames, Range{0}, "Stop after this many frames"},
            Field{"duration_s", &S::duration_s, above(0, std::numeric_limits<double>::infinity()),
                  "Stop after this many seconds of the input"},
        };
    }
    bool operator==(const AnnotateSettings&) const = default;
};

enum class AnnotateEnd { complete, duration, stopped, truncated, lost };

constexpr auto names(AnnotateEnd) {
    using enum AnnotateEnd;
    return std::array{Named{complete, "complete"}, Named{duration, "duration"},
                      Named{stopped, "stopped"}, Named{truncated, "truncated"},
                      Named{lost, "lost"}};
}

// What reading the finished CSV back found, compared with the frames that were decoded.
struct AnnotateCheck {
    std::int64_t frames_decoded = 0;
    std::int64_t frames_recorded = 0;
    std::int64_t rows = 0;
    std::int64_t times_not_rising = 0;  // frames that the input shows no later than the one before
    std::string problem;  // empty: every decoded frame has its rows, in order, at its own time
};

struct AnnotateReport {
    AnnotateEnd end = AnnotateEnd::complete;
    std::string problem;  // what keeps the results from being complete, beyond `check`: the input
                          // is cut off, was lost, is damaged, changed while being read, or its
                          // pictures could not be written; else empty
    std::vector<std::string> notes;  // what else there is to know: sound that was left out
    std::int64_t frames = 0;
    std::int64_t rows = 0;
    std::map<std::string, std::int64_t> statuses;  // frames per FrameResult::status()
    double seconds = 0;                            // that it took
    std::int64_t resumed_at = 0;                   // frames that an interrupted run had done
    std::optional<AnnotateCheck> check;            // of the CSV
    std::optional<CheckpointAgreement> agreement;  // where there is a second checkpoint
    std::string csv_sha256;                        //
    std::vector<std::filesystem::path> files;      // what was written, the record first
};

// See mien/profile.h; empty without one.
struct RecordedProfile {
    std::string name;
    std::string sha256;
};

// What the document of a run says, so that it can be repeated.
struct RecordedRun {
    AnnotateInput input;
    std::vector<std::string> input_sha256;  // one per file; empty when anonymous
    std::string checkpoint;                 // its name
    std::string checkpoint_sha256;
    RecordedProfile profile;  // that changed its scores
    RecordedProfile second_profile;
    std::string second_checkpoint;  // its name; empty without one
    std::string second_checkpoint_sha256;
    std::map<std::string, std::string> face_networks;  // see CheckpointInfo
    AnalyzerSettings analyzer;
    AnnotateSettings settings;
    Precision precision = Precision::automatic;  // of the classifier
    std::string csv_sha256;
    std::string version;  // of the program that made it
};

// `document`: "<name>.json". Throws Error when it is not one, or of a run that cannot be repeated
// (a stream's, a live one's).
MIEN_API RecordedRun read_run_document(const std::filesystem::path& document);

// Throws Error when the files of `run.input` are not those that were annotated.
MIEN_API void check_input(const RecordedRun& run);

}  // namespace mien
