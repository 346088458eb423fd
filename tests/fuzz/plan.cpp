// The plan that workers share: every input under a name of its own, in the folder, and in one part.
#include "shards/work_plan.h"

#include <nlohmann/json.hpp>
#include <set>

#include "fuzz/fuzz.h"

namespace mien::shards {

MIEN_FUZZ(plan) {
    const WorkFolder work{fuzz::folder() / "results"};
    std::filesystem::create_directories(work.root());
    fuzz::file_with(bytes, "results/.work/plan.json");
    fuzz::refuse_or([&] {
        const WorkPlan read = read_plan(work);
        fuzz::demand(nlohmann::ordered_json::accept(read.run));
        std::set<std::string> names;
        std::size_t listed = 0;
        for (const WorkItem& item : read.items) {
            const std::string& name = item.input.name;
            fuzz::demand(std::filesystem::path(name).filename() == name && name != "..");
            fuzz::demand(names.insert(name).second);
            listed += item.listed ? 1 : 0;
        }
        fuzz::demand(items_of(read, {1, 2}).size() + items_of(read, {2, 2}).size() == listed);
    });
}

}  // namespace mien::shards
