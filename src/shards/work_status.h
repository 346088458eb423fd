// How far the work in a folder is, from what its workers have left there.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shards/claims.h"
#include "shards/work_plan.h"

namespace mien::shards {

struct WorkStatus {
    struct Running {
        std::string name;
        ClaimNote note;
    };

    int listed = 0;
    int complete = 0;
    int waiting = 0;                                            // nobody has them
    std::vector<Running> running;                               // whoever has them may be silent
    std::vector<std::pair<std::string, std::string>> problems;  // of names; listed ones only
    std::vector<std::string> unusable;                          // see WorkPlan::problems
    double seconds = 0;                                         // of media, in all
    double seconds_done = 0;
    std::optional<double> seconds_left;  // of waiting, at the speed of those running now

    bool is_complete() const { return complete == listed && unusable.empty(); }
};

// Throws Error where no work was begun in the folder.
WorkStatus work_status(const WorkFolder& folder);

// For people, in lines.
std::string status_text(const WorkStatus& status);

}  // namespace mien::shards
