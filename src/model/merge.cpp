#include "model/merge.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "mien/error.h"
#include "mien/expressions.h"
#include "model/network.h"

namespace mien {

namespace {

void demand(bool alike, const Manifest& one, const Manifest& other, const std::string& what) {
    if (alike) return;
    throw Error("cannot merge " + one.name + " and " + other.name + ": they differ in " + what);
}

nlohmann::json input_of(const Manifest& manifest) {
    return to_json(manifest.architecture)["input"];
}

void check_alike(const std::vector<Checkpoint>& parts) {
    if (parts.size() < 2) throw Error("merging takes two checkpoints or more");
    const Manifest& one = parts.front().manifest;
    for (const Checkpoint& part : parts) {
        const Manifest& other = part.manifest;
        demand(input_of(one) == input_of(other), one, other, "the input that they take");
        demand(one.crop_margin == other.crop_margin, one, other, "the margin of their crops");
    }
}

// What a manifest keeps of a part.
nlohmann::json origin(const Manifest& part) {
    return {{"name", part.name}, {"accuracy", part.accuracy}, {"training", part.training}};
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
    check_alike(parts);
    for (const Checkpoint& part : parts) {
        demand(part.manifest.classes == parts.front().manifest.classes, parts.front().manifest,
               part.manifest, "their classes");
    }
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
        manifest.training["merged"].push_back(origin(part));
    }
    manifest.architecture.layers.push_back(sum);
    plan(manifest.architecture, static_cast<int>(manifest.classes.size()));
    return result;
}

namespace {

// For each class of `first` the row of the last layer of `part` that is of the same expression.
at::Tensor matching_rows(const Manifest& first, const Manifest& part) {
    std::vector<std::string> keys;
    for (const std::string& name : part.classes) keys.push_back(expression_key(name));
    std::vector<std::int64_t> rows;
    for (const std::string& name : first.classes) {
        const auto found = std::find(keys.begin(), keys.end(), expression_key(name));
        demand(found != keys.end(), first, part, "their classes: only the first has " + name);
        rows.push_back(found - keys.begin());
    }
    return at::tensor(rows, at::kLong);
}

}  // namespace

Checkpoint average(const std::vector<Checkpoint>& parts, const std::vector<double>& shares,
                   const std::string& name) {
    check_alike(parts);
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (shares.size() != parts.size()) {
        throw Error("averaging " + std::to_string(parts.size()) + " checkpoints needs as many " +
                    "shares, not " + std::to_string(shares.size()));
    }
    if (!std::isfinite(sum) || sum <= 0 || *std::min_element(shares.begin(), shares.end()) < 0) {
        throw Error("the shares of an average must be 0 or more, and not all 0");
    }
    const Checkpoint& first = parts.front();
    Checkpoint result{first.manifest, {}};
    Manifest& manifest = result.manifest;
    manifest.name = name;
    manifest.accuracy.clear();
    manifest.training = {{"averaged", nlohmann::json::array()}};
    Weights mean;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Manifest& part = parts[i].manifest;
        demand(part.architecture.layers == manifest.architecture.layers, first.manifest, part,
               "their layers");
        const double share = shares[i] / sum;
        const at::Tensor rows = matching_rows(manifest, part);
        const std::string last = part.architecture.layers.back().name + ".";
        for (const auto& [tensor, weight] : make_network(parts[i]).weights) {
            const at::Tensor counted =
                (tensor.starts_with(last) ? weight.index_select(0, rows) : weight) * share;
            at::Tensor& own = mean[tensor];
            own = i == 0 ? counted : own + counted;
        }
        manifest.training["averaged"].push_back(origin(part));
        manifest.training["averaged"].back()["share"] = share;
    }
    const bool half = std::any_of(first.tensors.begin(), first.tensors.end(),
                                  [](const auto& one) { return one.second.dtype == DType::f16; });
    result.tensors = to_raw(mean, half);
    return result;
}

}  // namespace mien
