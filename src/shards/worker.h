// One of any number of workers that annotate what a plan lists, into one folder.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "mien/annotate.h"
#include "shards/claims.h"
#include "shards/outcomes.h"
#include "shards/work_plan.h"

namespace mien::shards {

struct WorkOptions {
    AnnotateSettings settings;
    std::filesystem::path markers;  // see `mienctl annotate --markers`; may be empty
    Lease lease = std::chrono::seconds(60);
    bool leave = false;          // rather than wait for workers that are alive
    std::function<bool()> stop;  // asked often
};

// Called on the worker's thread.
struct WorkEvents {
    std::function<void(const AnnotateInput&, const AnnotateProgress&)> progress;
    std::function<void(const AnnotateInput&, const AnnotateReport&)> annotated;
    std::function<void(const AnnotateInput&, const std::string& problem)> failed;
    std::function<void(int others)> waiting;  // until others are done with so many inputs
};

// Annotates the `items` of `plan` (indexes, in this order) that nobody has done or is doing, until
// all of them are done; those of a worker that falls silent are taken over and resumed. What is
// done appears in the folder complete, and byte for byte the same whoever did it. Returns early
// where `options.stop` says so: what was under way is given back, for any worker to resume. Throws
// Error where the folder cannot be written.
//
// An input that cannot be annotated has an outcome with a problem, and is not tried again; neither
// is one at which three workers fell silent.
void work(const WorkFolder& folder, const WorkPlan& plan, const std::vector<std::size_t>& items,
          const WorkOptions& options, Analyzer& analyzer, const WorkEvents& events);

// Forgets what went wrong, so that it is tried again. Returns for how many inputs.
int forget_problems(const WorkFolder& folder, const WorkPlan& plan,
                    const std::vector<std::size_t>& items);

// What keeps the results of a run from being complete; empty when they are.
std::string shortcoming(const AnnotateInput& input, const AnnotateReport& report);

}  // namespace mien::shards
