// What became of each input that a worker is through with, for all workers to read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>

namespace mien::shards {

struct Outcome {
    std::string input_state;  // see state_of(): of the input that was annotated
    std::string problem;      // what is wrong with the input or its results; else empty
    std::int64_t frames = 0;
    std::int64_t rows = 0;
    double seconds = 0;      // that the last of its workers took
    std::string csv_sha256;  // empty where there is none
    std::string worker;
};

// Throws Error.
void write_outcome(const std::filesystem::path& folder, const std::string& name,
                   const Outcome& outcome);

// None where there is none; a damaged one counts as none: then the work is done again.
std::optional<Outcome> read_outcome(const std::filesystem::path& folder, const std::string& name);

void remove_outcome(const std::filesystem::path& folder, const std::string& name);

// The names that have one. Empty for a folder that is not there.
std::set<std::string> outcome_names(const std::filesystem::path& folder);

}  // namespace mien::shards
