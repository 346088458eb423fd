#include "shards/work_plan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/checksum.h"
#include "base/number.h"
#include "base/regular_file.h"
#include "base/whole_number.h"
#include "core/annotate/run_document.h"
#include "core/media/sha256.h"
#include "mien/annotate.h"
#include "mien/annotation.h"
#include "mien/error.h"
#include "mien/frame_source.h"
#include "mien/write_file.h"
#include "model/json_fields.h"
#include "model/strict_json.h"

namespace mien::shards {

namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

constexpr const char* kSchema = "mien.work/1";
constexpr std::int64_t kMostPlanBytes = 1LL << 30;  // of a plan: millions of inputs
constexpr std::int64_t kMostOfAList = 256 << 20;    // bytes
constexpr double kBytesPerSecond = 250e3;           // 2 Mbit/s, common for talking heads in 720p
constexpr std::chrono::milliseconds kLookForPlanEvery{200};
constexpr int kDeepest = 16;  // a plan has five or six levels
const std::string kClaim = "plan";

std::vector<fs::path> files_of_item(const AnnotateInput& input) {
    return input.kind == SourceKind::stills ? input.stills : std::vector<fs::path>{input.source};
}

std::int64_t bytes_of(const AnnotateInput& input) {
    std::int64_t sum = 0;
    for (const fs::path& file : files_of_item(input)) {
        std::error_code error;
        const auto size = fs::file_size(file, error);
        if (!error) sum += static_cast<std::int64_t>(size);
    }
    return sum;
}

// A video that cannot be opened is found out, and told, by whoever annotates it.
double seconds_of(const WorkItem& item) {
    if (item.input.kind == SourceKind::stills) {
        return static_cast<double>(item.input.stills.size());
    }
    try {
        const auto duration = open_media(item.input.source)->info().duration_s;
        if (duration && *duration > 0 && std::isfinite(*duration)) return *duration;
    } catch (const Error&) {
    }
    return static_cast<double>(item.bytes) / kBytesPerSecond;
}

ordered_json item_json(const WorkItem& item) {
    ordered_json document{{"name", item.input.name},     {"kind", name_of(item.input.kind)},
                          {"source", item.input.source}, {"bytes", item.bytes},
                          {"seconds", item.seconds},     {"listed", item.listed}};
    if (item.input.kind == SourceKind::stills) {
        ordered_json stills = ordered_json::array();
        for (const fs::path& file : item.input.stills) stills.push_back(file.string());
        document["stills"] = std::move(stills);
    }
    return document;
}

// Results are written under it: not elsewhere than into the folder.
bool is_file_name(const std::string& name) {
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(std::string_view("/\0", 2)) == std::string::npos;
}

WorkItem item_of(const ordered_json& document) {
    WorkItem item;
    item.input.name = document.at("name");
    if (!is_file_name(item.input.name)) throw Error("it has a name that is no file's");
    const auto kind = value_of<SourceKind>(document.at("kind").get<std::string>());
    if (!kind) throw Error("of another version");
    item.input.kind = *kind;
    item.input.source = document.at("source");
    item.bytes = static_cast<decltype(item.bytes)>(whole_number(document.at("bytes")));
    item.seconds = document.at("seconds");
    item.listed = document.at("listed");
    if (document.contains("stills")) {
        for (const ordered_json& file : document["stills"]) {
            item.input.stills.emplace_back(file.get<std::string>());
        }
    }
    return item;
}

// Bytes of file names need not be UTF-8; JSON's must.
std::string plan_text(const WorkPlan& plan) {
    ordered_json items = ordered_json::array();
    for (const WorkItem& item : plan.items) items.push_back(item_json(item));
    const ordered_json document{{"schema", kSchema},
                                {"run", ordered_json::parse(plan.run)},
                                {"problems", plan.problems},
                                {"inputs", std::move(items)}};
    try {
        return document.dump(1) + "\n";
    } catch (const ordered_json::exception&) {
        throw Error(
            "the list has names of files that are not UTF-8, which a shared plan cannot hold; "
            "rename them, or leave them out and annotate them by name");
    }
}

std::optional<WorkPlan> plan_if_there(const WorkFolder& folder) {
    std::error_code error;
    if (!fs::exists(folder.plan(), error)) return std::nullopt;
    return read_plan(folder);
}

// Which part of a run differs from another: the key of its JSON.
std::string difference(const std::string& run, const std::string& other) {
    const auto one = ordered_json::parse(run);
    const auto two = ordered_json::parse(other);
    std::string names;
    for (const auto& [key, value] : one.items()) {
        if (two.contains(key) && two[key] == value) continue;
        names += (names.empty() ? "" : ", ") + key;
    }
    return names.empty() ? "version" : names;
}

bool is_listed_as(const WorkPlan& plan, const InputPlan& listed) {
    std::map<std::string, const AnnotateInput*> wanted;
    for (const AnnotateInput& input : listed.inputs) wanted[input.source] = &input;
    std::size_t found = 0;
    for (const WorkItem& item : plan.items) {
        const auto place = wanted.find(item.input.source);
        if (item.listed != (place != wanted.end())) return false;
        if (!item.listed) continue;
        if (place->second->stills != item.input.stills) return false;
        ++found;
    }
    return found == wanted.size() && plan.problems == listed.problems;
}

// No result that was there before is written over.
void check_that_names_are_free(const WorkFolder& folder, const std::vector<WorkItem>& items) {
    for (const WorkItem& item : items) {
        std::error_code error;
        for (const char* end : {".csv", ".json", ".csv.part"}) {
            const fs::path file = folder.results / (item.input.name + end);
            if (!fs::exists(file, error)) continue;
            throw Error(file.string() +
                        " is there already, and was not made from this list; give a folder of its "
                        "own with --out");
        }
    }
}

WorkPlan extended(const WorkFolder& folder, std::optional<WorkPlan> before, const InputPlan& listed,
                  const std::string& run,
                  const std::function<void(std::size_t, std::size_t)>& progress) {
    WorkPlan plan = before ? *std::move(before) : WorkPlan{run, {}, {}, {}};
    plan.problems = listed.problems;
    std::map<std::string, std::size_t> known;
    std::set<std::string> taken;
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        known[plan.items[i].input.source] = i;
        taken.insert(plan.items[i].input.name);
        plan.items[i].listed = false;
    }
    std::vector<WorkItem> added;
    std::size_t looked_at = 0;
    for (const AnnotateInput& input : listed.inputs) {
        progress(looked_at++, listed.inputs.size());
        if (const auto place = known.find(input.source); place != known.end()) {
            if (place->second >= plan.items.size()) continue;  // listed twice
            WorkItem& item = plan.items[place->second];
            item.listed = true;
            item.input.stills = input.stills;
            continue;
        }
        WorkItem item{input, bytes_of(input), 0, true};
        for (int number = 2; !taken.insert(item.input.name).second; ++number) {
            item.input.name = input.name + "-" + std::to_string(number);
        }
        item.seconds = seconds_of(item);
        known[input.source] = plan.items.size() + added.size();
        added.push_back(std::move(item));
    }
    check_that_names_are_free(folder, added);
    std::move(added.begin(), added.end(), std::back_inserter(plan.items));
    return plan;
}

}  // namespace

std::string run_of(const CheckpointInfo& checkpoint, const AnalyzerSettings& analyzer,
                   const AnnotateSettings& settings, const fs::path& markers) {
    ordered_json run{{"version", MIEN_VERSION},
                     {"schema", kAnnotationSchema},
                     {"checkpoint", checkpoint.sha256},
                     {"face networks", checkpoint.face_networks},
                     {"precision", to_string(checkpoint.precision)},
                     {"settings", analysis_settings(analyzer)},
                     {"results", fields_to_json<ordered_json>(settings)}};
    if (!markers.empty()) run["markers"] = sha256_of(markers);
    return run.dump();
}

std::vector<std::string> read_manifest(const fs::path& manifest) {
    std::error_code error;
    if (fs::is_directory(manifest, error)) return {manifest.string()};
    std::string text;
    try {
        text = read_regular_file(manifest, kMostOfAList);
    } catch (const Error& reason) {
        throw Error("cannot read the list " + manifest.string() + ": " + reason.what());
    }
    std::vector<std::string> named;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string line = text.substr(begin, end - begin);
        begin = end + 1;
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty() || line.front() == '#') continue;
        if (line.find('\0') != std::string::npos) {
            throw Error(manifest.string() + " is no list of paths, one a line");
        }
        if (is_url(line)) {
            throw Error("the list " + manifest.string() + " has the address " + line +
                        ", but only files can be shared out; annotate streams by name");
        }
        named.push_back((manifest.parent_path() / line).string());
    }
    if (named.empty()) throw Error("the list " + manifest.string() + " names no file");
    return named;
}

WorkPlan read_plan(const WorkFolder& folder) {
    const fs::path file = folder.plan();
    std::error_code error;
    if (!fs::exists(file, error)) {
        throw Error("no work was begun in " + folder.results.string() +
                    "; begin with mienctl annotate --manifest LIST --out " +
                    folder.results.string());
    }
    try {
        const auto document =
            parse_ordered(read_regular_file(file, kMostPlanBytes), kDeepest, "it");
        if (document.at("schema") != kSchema) throw Error("it is another version's");
        WorkPlan plan;
        plan.run = document.at("run").dump();
        plan.problems = document.at("problems");
        std::set<std::string> taken;
        for (const ordered_json& item : document.at("inputs")) {
            plan.items.push_back(item_of(item));
            if (taken.insert(plan.items.back().input.name).second) continue;
            throw Error("two inputs have the same name");
        }
        return plan;
    } catch (const std::exception& reason) {
        throw Error("cannot use " + file.string() + ": " + reason.what() +
                    "; give another folder with --out");
    }
}

WorkPlan agree_on_plan(const WorkFolder& folder, const fs::path& manifest, const std::string& run,
                       Lease lease, const std::function<bool()>& stop,
                       const std::function<void(std::size_t, std::size_t)>& progress) {
    const InputPlan listed = plan_inputs(read_manifest(manifest), {});
    Claims claims(folder.root(), lease);
    while (!stop()) {
        auto plan = plan_if_there(folder);
        if (plan && ordered_json::parse(plan->run) != ordered_json::parse(run)) {
            throw Error("the work in " + folder.results.string() + " was begun with another " +
                        difference(run, plan->run) +
                        "; give the same, or another folder with --out");
        }
        if (plan && is_listed_as(*plan, listed)) {
            plan->notes = listed.notes;
            return *plan;
        }
        if (const auto claim = claims.take(kClaim)) {
            WorkPlan made = extended(folder, std::move(plan), listed, run, progress);
            if (!claim->lost()) write_file(folder.plan(), plan_text(made));
        } else {
            std::this_thread::sleep_for(kLookForPlanEvery);
        }
    }
    throw Error("stopped before the work was planned");
}

Shard parse_shard(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash != std::string::npos) {
        const auto number = parse_number<int>(text.substr(0, slash));
        const auto of = parse_number<int>(text.substr(slash + 1));
        if (number && of && *number >= 1 && *number <= *of && *of <= 100'000) {
            return {*number, *of};
        }
    }
    throw Error("a shard is I/N, the I-th of N parts: 1/4 to 4/4; not " + text);
}

std::vector<std::size_t> items_of(const WorkPlan& plan, const Shard& shard) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < plan.items.size(); ++i) {
        if (plan.items[i].listed) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&plan](std::size_t a, std::size_t b) {
        return plan.items[a].seconds > plan.items[b].seconds;
    });
    std::set<std::pair<double, int>> loads;  // of each shard
    for (int i = 1; i <= shard.of; ++i) loads.insert({0, i});
    std::vector<std::size_t> own;
    for (const std::size_t i : order) {
        const auto [load, number] = *loads.begin();
        loads.erase(loads.begin());
        loads.insert({load + plan.items[i].seconds, number});
        if (number == shard.number) own.push_back(i);
    }
    return own;
}

std::string state_of(const AnnotateInput& input) {
    Checksum sum;
    const auto add = [&sum](const auto& value) { sum.add(&value, sizeof value); };
    for (const fs::path& file : files_of_item(input)) {
        std::error_code error;
        sum.add(file.c_str(), file.string().size() + 1);
        add(fs::file_size(file, error));
        add(fs::last_write_time(file, error).time_since_epoch().count());
    }
    return std::to_string(sum.value());
}

}  // namespace mien::shards
