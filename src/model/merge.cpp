#include "model/merge.h"

#include <utility>

#include "mien/error.h"
#include "model/network.h"

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

// The tensors of a part, its last layer divided by its temperature: without that, the part that is
// the surest of itself would outvote the others, right or wrong.
std::map<std::string, RawTensor> calibrated(const Checkpoint& part) {
    const Manifest& manifest = part.manifest;
    const Layer& last = manifest.architecture.layers.back();
    if (last.op != Op::dense) {
        throw Error("cannot merge " + manifest.name + ": its last layer, '" + last.name +
                    "', is not dense");
    }
    std::map<std::string, RawTensor> tensors = part.tensors;
    const bool half = tensors.at(last.name + ".weight").dtype == DType::f16;
    Weights logits;
    for (const auto& [name, weight] : make_network(part).weights) {
        if (name.starts_with(last.name + ".")) logits[name] = weight / manifest.temperature;
    }
    for (auto& [name, raw] : to_raw(logits, half)) tensors[name] = std::move(raw);
    return tensors;
}

}  // namespace

Checkpoint merge(const std::vector<Checkpoint>& parts, const std::string& name) {
    if (parts.size() < 2) throw Error("merging takes two checkpoints or more");
    Checkpoint result;
    Manifest& manifest = result.manifest;
    manifest.name = name;
    manifest.classes = parts.front().manifest.classes;
    manifest.crop_margin = parts.front().manifest.crop_margin;
    manifest.temperature = static_cast<double>(parts.size());
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
        for (auto& [tensor, raw] : calibrated(parts[i])) {
            result.tensors[prefix + tensor] = std::move(raw);
        }
        manifest.training["merged"].push_back(
            {{"name", part.name}, {"accuracy", part.accuracy}, {"training", part.training}});
    }
    manifest.architecture.layers.push_back(sum);
    plan(manifest.architecture, static_cast<int>(manifest.classes.size()));
    return result;
}

}  // namespace mien
