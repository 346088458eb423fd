// Where workers keep what they must know of each other: within the folder of results, so that
// whoever can write one can write the other.
#pragma once

#include <filesystem>
#include <string>

namespace mien::shards {

struct WorkFolder {
    std::filesystem::path results;

    std::filesystem::path root() const { return results / ".work"; }
    std::filesystem::path plan() const { return root() / "plan.json"; }
    std::filesystem::path claims() const { return root() / "claims"; }
    std::filesystem::path outcomes() const { return root() / "done"; }
    // What the worker with this claim writes, until it is complete. Nobody else writes there.
    std::filesystem::path unfinished(const std::string& name, std::int64_t claim) const {
        return root() / "unfinished" / (name + "." + std::to_string(claim));
    }
};

}  // namespace mien::shards
