#include "shards/outcomes.h"

#include <exception>
#include <nlohmann/json.hpp>
#include <system_error>

#include "base/file_system.h"
#include "base/regular_file.h"
#include "base/whole_number.h"
#include "mien/write_file.h"

namespace mien::shards {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::int64_t kMostOutcomeBytes = 1 << 20;
const std::string kEnding = ".json";

fs::path outcome_file(const fs::path& folder, const std::string& name) {
    return folder / (name + kEnding);
}

}  // namespace

void write_outcome(const fs::path& folder, const std::string& name, const Outcome& outcome) {
    const json text{{"input_state", outcome.input_state},
                    {"problem", outcome.problem},
                    {"frames", outcome.frames},
                    {"rows", outcome.rows},
                    {"seconds", outcome.seconds},
                    {"csv_sha256", outcome.csv_sha256},
                    {"worker", outcome.worker}};
    write_file(outcome_file(folder, name),
               text.dump(1, ' ', false, json::error_handler_t::replace) + "\n");
}

std::optional<Outcome> read_outcome(const fs::path& folder, const std::string& name) {
    try {
        const json text =
            json::parse(read_regular_file(outcome_file(folder, name), kMostOutcomeBytes));
        return Outcome{text.at("input_state"),
                       text.at("problem"),
                       whole_number(text.at("frames")),
                       whole_number(text.at("rows")),
                       text.at("seconds"),
                       text.at("csv_sha256"),
                       text.at("worker")};
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

void remove_outcome(const fs::path& folder, const std::string& name) {
    file_system::remove(outcome_file(folder, name));
}

std::set<std::string> outcome_names(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string file = entry->path().filename().string();
        if (file.ends_with(kEnding)) names.insert(file.substr(0, file.size() - kEnding.size()));
    }
    return names;
}

}  // namespace mien::shards
