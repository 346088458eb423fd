// Annotates a file, a stream or still pictures from beginning to end: every decoded frame, in
// order, none dropped.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/annotation.h"
#include "mien/export.h"
#include "mien/frame_source.h"
#include "mien/overlay.h"

namespace mien {

struct AnnotateInput {
    SourceKind kind = SourceKind::video;        // video, stream or stills
    std::string source;                         // absolute path, or URL
    std::vector<std::filesystem::path> stills;  // for stills: the pictures, in order
    std::string name;                           // of its results: "<out>/<name>.csv" and so on
};

struct InputPlan {
    std::vector<AnnotateInput> inputs;
    std::vector<std::string> problems;  // one sentence per input that cannot be used
};

// Turns what the user named into inputs. A folder means each of its videos, and its stills together
// as one input in the order of their names. Names are stems; inputs that share one keep their
// extension, and a name under which `out` holds something that was not made from the same input
// gets a number.
MIEN_API InputPlan plan_inputs(const std::vector<std::string>& named,
                               const std::filesystem::path& out);

struct AnnotateSettings {
    std::vector<AnnotationFormat> formats{AnnotationFormat::csv};
    bool video = false;  // also "<name>.annotated.mp4"; for stills "<name>.annotated.jpg"
    OverlayStyle overlay;
    std::optional<double> duration_s;  // end after so much of the input's time
};

struct AnnotateProgress {
    std::int64_t frames = 0;             // so far
    std::optional<double> share;         // of the whole, 0 to 1, where its length is known
    std::optional<double> seconds_left;  // of waiting, where its length is known
    double frames_per_second = 0;        // of work
};

enum class AnnotateEnd { complete, duration, stopped, truncated, lost };

struct AnnotateReport {
    AnnotateEnd end = AnnotateEnd::complete;
    std::string problem;  // for truncated and lost: one sentence
    std::int64_t frames = 0;
    std::int64_t rows = 0;
    std::map<std::string, std::int64_t> statuses;  // frames per FrameResult::status()
    double seconds = 0;                            // that it took
    std::vector<std::filesystem::path> files;      // what was written, the record first
};

// Writes "<out>/<name>.json", the record of the run (input's and checkpoint's SHA-256, all
// settings, versions, counts), and the files that `settings` ask for. `analyzer` keeps its
// checkpoint and starts afresh. `stop`: ends it early, with everything closed properly. `progress`
// is called after each frame. Throws Error when the input cannot be opened or gives no frame, or a
// result cannot be written; annotations recorded until then stay as .part files.
MIEN_API AnnotateReport annotate(const AnnotateInput& input, const std::filesystem::path& out,
                                 const AnnotateSettings& settings, Analyzer& analyzer,
                                 std::stop_token stop = {},
                                 const std::function<void(const AnnotateProgress&)>& progress = {});

}  // namespace mien
