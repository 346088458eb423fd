#include "train/training_state.h"

#include <torch/serialize/output-archive.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

#include "base/checksum.h"
#include "base/regular_file.h"
#include "mien/error.h"
#include "mien/write_file.h"
#include "model/checkpoint.h"

namespace mien {

namespace {

using nlohmann::json;

// A dot would nest: the archive's names are those of a module's attributes.
std::string key(const std::string& prefix, std::string name) {
    std::replace(name.begin(), name.end(), '.', '-');
    return prefix + name;
}

void write(torch::serialize::OutputArchive& archive, const std::string& prefix,
           const Weights& weights) {
    for (const auto& [name, weight] : weights) {
        archive.write(key(prefix, name), weight.detach(), true);
    }
}

void read(torch::serialize::InputArchive& archive, const std::string& prefix, Weights& weights) {
    for (auto& [name, weight] : weights) archive.read(key(prefix, name), weight, true);
}

json facts_of(const TrainingState& state) {
    json heads = json::array();
    for (const Head& head : state.heads) {
        heads.push_back({{"classes", head.classes},
                         {"best_epoch", head.best.epoch},
                         {"best_accuracy", head.best.accuracy},
                         {"curves", head.curves}});
    }
    const Plateau& plateau = state.plateau;
    return {{"architecture", to_json(state.network.architecture)},
            {"recipe", to_json(state.recipe)},
            {"epoch", state.epoch},
            {"steps", state.steps},
            {"data", state.data},
            {"plateau", {plateau.factor, plateau.best_loss, plateau.waited}},
            {"heads", heads},
            {"started_from", state.started_from}};
}

TrainingState state_of(const json& facts, const TrainingJob& job) {
    TrainingState state;
    state.recipe = parse_recipe(facts.at("recipe"));
    std::vector<std::vector<std::string>> classes;
    for (const json& head : facts.at("heads")) classes.push_back(head.at("classes"));
    state.heads = make_heads(job, classes);
    for (std::size_t i = 0; i < state.heads.size(); ++i) {
        const json& head = facts.at("heads").at(i);
        state.heads[i].best.epoch = head.at("best_epoch");
        state.heads[i].best.accuracy = head.at("best_accuracy");
        state.heads[i].curves = head.at("curves");
    }
    state.network =
        make_network(parse_architecture(facts.at("architecture")), outputs(state.heads));
    state.epoch = facts.at("epoch");
    state.steps = facts.at("steps");
    state.data = facts.at("data");
    const json& plateau = facts.at("plateau");
    state.plateau = {plateau.at(0), plateau.at(1), plateau.at(2)};
    state.started_from = facts.value("started_from", json());
    return state;
}

// None when it is damaged.
std::optional<std::string> read_content(const TrainingJob& job) {
    constexpr std::int64_t kMost = std::int64_t{4} << 30;  // bytes, more than any training has
    try {
        return checked_content(read_regular_file(state_path(job.checkpoint), kMost));
    } catch (const Error& error) {
        throw unusable_state(job, error.what());
    }
}

}  // namespace

Weights copy(const Weights& weights) {
    Weights result;
    for (const auto& [name, weight] : weights) result[name] = weight.detach().clone();
    return result;
}

void save_state(const std::filesystem::path& path, const TrainingState& state,
                const torch::optim::Optimizer& optimizer) {
    torch::serialize::OutputArchive archive;
    archive.write("facts", c10::IValue(facts_of(state).dump()));
    write(archive, "weights-", state.network.weights);
    write(archive, "average-", state.average);
    torch::serialize::OutputArchive steps(archive.compilation_unit());
    optimizer.save(steps);
    archive.write("optimizer", steps);
    std::ostringstream bytes;
    archive.save_to(bytes);
    write_file(path, with_checksum(bytes.str()));
}

std::optional<SavedState> load_state(const TrainingJob& job) {
    const std::optional<std::string> content = read_content(job);
    if (!content) return std::nullopt;
    try {
        torch::serialize::InputArchive archive;
        archive.load_from(content->data(), content->size(), at::kCPU);
        c10::IValue text;
        archive.read("facts", text);
        SavedState saved{state_of(json::parse(text.toStringRef()), job), {}};
        saved.state.average = copy(saved.state.network.weights);
        read(archive, "weights-", saved.state.network.weights);
        read(archive, "average-", saved.state.average);
        archive.read("optimizer", saved.optimizer);
        return saved;
    } catch (const c10::Error&) {
        throw unusable_state(job, "LibTorch cannot read it");
    } catch (const json::exception&) {
        throw unusable_state(job, "it is not a state of this program");
    }
}

Error unusable_state(const TrainingJob& job, const std::string& why) {
    return Error("cannot resume from " + state_path(job.checkpoint).string() + ": " + why +
                 "; train without --resume");
}

}  // namespace mien
