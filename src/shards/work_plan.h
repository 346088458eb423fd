// What a list of inputs comes down to: every input under a name that it keeps, with its weight.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "mien/annotate_run.h"
#include "shards/claims.h"
#include "shards/work_folder.h"

namespace mien::shards {

struct WorkItem {
    AnnotateInput input;
    std::int64_t bytes = 0;  // of its files
    double seconds = 0;      // that it plays, as its container says; else guessed from its bytes
    bool listed = true;      // in the list as it is now
};

struct WorkPlan {
    std::string run;  // what rows depend on, beside the inputs: see run_of()
    std::vector<WorkItem> items;
    std::vector<std::string> problems;  // one sentence per listed input that cannot be used
    std::vector<std::string> notes;     // as InputPlan's; not kept
};

// What every worker must agree on, as JSON text: results would depend on who made them else.
// `markers`: see `mienctl annotate --markers`; may be empty. Throws Error.
std::string run_of(const CheckpointInfo& checkpoint, const AnalyzerSettings& analyzer,
                   const AnnotateSettings& settings, const std::filesystem::path& markers);

// What `manifest` lists: a folder means what it means to plan_inputs(); a text file has a path a
// line (empty lines and those that begin with # are skipped), beginning at the list's own folder.
// Throws Error.
std::vector<std::string> read_manifest(const std::filesystem::path& manifest);

// The plan in `folder`, made or extended for what `manifest` lists now. Inputs keep the names that
// they were given first; whoever comes first makes it, others wait. `stop` is asked while waiting.
// `progress`: how many inputs have been looked at, of how many. Throws Error, also where the folder
// was begun with another `run`, or holds other results under names that are wanted.
WorkPlan agree_on_plan(const WorkFolder& folder, const std::filesystem::path& manifest,
                       const std::string& run, Lease lease, const std::function<bool()>& stop,
                       const std::function<void(std::size_t, std::size_t)>& progress);

// As it was written last. Throws Error where there is none, or it is damaged.
WorkPlan read_plan(const WorkFolder& folder);

// One of several parts of the work: 1/4 to 4/4.
struct Shard {
    int number = 1;
    int of = 1;
};

// Throws Error unless `text` is "I/N" with 1 <= I <= N <= 100,000.
Shard parse_shard(const std::string& text);

// Indexes of the listed items that belong to the shard, the longest first: each item goes to the
// shard that has least to do (R. L. Graham 1969: no shard has more than 4/3 of the best possible).
// The same for everyone who has the same plan.
std::vector<std::size_t> items_of(const WorkPlan& plan, const Shard& shard);

// Changes whenever a file of the input does, as far as its name, size and date tell.
std::string state_of(const AnnotateInput& input);

}  // namespace mien::shards
