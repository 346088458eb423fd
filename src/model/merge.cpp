#include "model/merge.h"

#include <utility>

#include "mien/error.h"

namespace mien {

namespace {

void check_alike(const Manifest& one, const Manifest& other) {
    const auto demand = [&](bool alike, const std::string& what) {
        if (alike) return;
        throw Error("cannot merge " + one.name + " and " + other.name + ": they differ in " + what);
    };
    const auto input = [](const Manifest& manifest) {
        return to_json(manifest.architecture)["input"];
    };
    demand(one.classes == other.classes, "their classes");
    demand(input(one) == input(other), "the input that they take");
    demand(one.crop_margin == other.crop_margin, "the margin of their crops");
}

}  // namespace

Checkpoint merge(const std::vector<Checkpoint>& parts, const std::string& name) {
    if (parts.size() < 2) throw Error("merging takes two checkpoints or more");
    Checkpoint result;
    Manifest& manifest = result.manifest;
    manifest.name = name;
    manifest.classes = parts.front().manifest.classes;
    manifest.crop_margin = parts.front().manifest.crop_margin;
    manifest.temperature = 0;
    manifest.training = {{"merged", nlohmann::json::array()}};
    manifest.architecture = {"", parts.front().manifest.architecture.input, {}};

    Layer sum;
    sum.name = "logits";
    sum.op = Op::add;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Manifest& part = parts[i].manifest;
        check_alike(parts.front().manifest, part);
        manifest.architecture.name += (i == 0 ? "" : "+") + part.architecture.name;
        const std::string prefix = "net" + std::to_string(i + 1) + "_";
        for (Layer layer : part.architecture.layers) {
            layer.name = prefix + layer.name;
            for (std::string& input : layer.inputs) {
                if (input != "input") input = prefix + input;
            }
            manifest.architecture.layers.push_back(std::move(layer));
        }
        sum.inputs.push_back(manifest.architecture.layers.back().name);
        for (const auto& [tensor, raw] : parts[i].tensors) result.tensors[prefix + tensor] = raw;
        manifest.temperature += part.temperature;
        manifest.training["merged"].push_back(
            {{"name", part.name}, {"accuracy", part.accuracy}, {"training", part.training}});
    }
    manifest.architecture.layers.push_back(sum);
    plan(manifest.architecture, static_cast<int>(manifest.classes.size()));
    return result;
}

}  // namespace mien
