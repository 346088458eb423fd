// Annotates a file, a stream or still pictures from beginning to end: every decoded frame, in
// order, none dropped.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/annotate_run.h"
#include "mien/export.h"

namespace mien {

struct InputPlan {
    std::vector<AnnotateInput> inputs;
    std::vector<std::string> problems;  // one sentence per input that cannot be used
    std::vector<std::string> notes;     // one per folder in which files are skipped, saying which
};

// Turns what the user named into inputs. A folder means each of its videos, and its stills together
// as one input in the order of their names. Names are stems; inputs that share one keep their
// extension, and a name under which `out` holds something that was not made from the same input
// gets a number. An empty `out` holds nothing.
MIEN_API InputPlan plan_inputs(const std::vector<std::string>& named,
                               const std::filesystem::path& out);

struct AnnotateProgress {
    std::int64_t frames = 0;             // so far
    std::optional<double> share;         // of the whole, 0 to 1, where its length is known
    std::optional<double> seconds_left;  // of waiting, where its length is known
    double frames_per_second = 0;        // of work
};

// Writes "<out>/<name>.csv", the files that `settings` ask for, and "<out>/<name>.json", the record
// of the run (input's and checkpoint's SHA-256, all settings, versions, counts, the check).
// `analyzer` keeps its checkpoints and starts afresh; what a second one says has columns of its
// own. `stop`: ends it early, with everything closed properly. `progress` is called after each
// frame.
//
// A run that is killed loses at most its last second: the same call resumes there, and gives the
// result of a run that was never interrupted (from "<name>.csv.part" and "<name>.resume"; frames
// before are decoded, not analysed). Streams start over, and so do videos with blurred faces.
//
// Throws Error when the input cannot be opened or gives no frame, or a result cannot be written;
// what was annotated up to then stays, for the next run to resume.
MIEN_API AnnotateReport annotate(const AnnotateInput& input, const std::filesystem::path& out,
                                 const AnnotateSettings& settings, Analyzer& analyzer,
                                 std::stop_token stop = {},
                                 const std::function<void(const AnnotateProgress&)>& progress = {});

}  // namespace mien
