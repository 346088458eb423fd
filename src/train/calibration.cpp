#include "train/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "mien/error.h"
#include "train/augmentation.h"
#include "train/batch.h"
#include "train/training_rows.h"
#include "train/validation.h"

namespace mien {

double fit_temperature(const at::Tensor& logits, const at::Tensor& answers) {
    if (answers.numel() == 0) return 1;
    const auto loss = [&](double log_temperature) {
        return at::cross_entropy_loss(logits / std::exp(log_temperature), answers).item<double>();
    };
    // The loss has one minimum over the logarithm: halve the bracket by the slope's sign.
    double low = std::log(0.2);
    double high = std::log(5.0);
    while (high - low > 1e-4) {
        const double middle = (low + high) / 2;
        const double step = 1e-3;
        (loss(middle + step) > loss(middle - step) ? high : low) = middle;
    }
    return std::exp((low + high) / 2);
}

double fit_temperature(const Evaluation& evaluation, double temperature) {
    const auto rows = static_cast<std::int64_t>(evaluation.rows.rows());
    const auto classes = static_cast<std::int64_t>(evaluation.rows.classes.size());
    std::vector<float> scores = evaluation.scores;
    std::vector<int> labels = evaluation.rows.labels;
    // The logits but for one number per row, which the softmax does not see.
    const at::Tensor logits =
        at::from_blob(scores.data(), {rows, classes}).clamp_min(1e-30).log() * temperature;
    return fit_temperature(logits, at::from_blob(labels.data(), {rows}, at::kInt).to(at::kLong));
}

std::optional<Recipe> recipe_of(const nlohmann::json& training) {
    if (training.contains("recipe")) return parse_recipe(training["recipe"]);
    const auto parts = training.find("averaged");
    if (parts == training.end() || parts->empty()) return {};
    return recipe_of(parts->front().at("training"));
}

namespace {

// The logarithm of how often the network names each class, about 0.
at::Tensor leaning(const at::Tensor& logits, double temperature) {
    const at::Tensor mean = at::softmax(logits / temperature, 1).mean(0).clamp_min(1e-6).log();
    return mean - mean.mean();
}

void lower_bias(const Network& network, const at::Tensor& by, Checkpoint& checkpoint) {
    const std::string name = network.architecture.layers.back().name + ".bias";
    const auto bias = network.weights.find(name);
    if (bias == network.weights.end() || bias->second.numel() != by.numel()) {
        throw Error("cannot balance " + checkpoint.manifest.name + ": its last layer has no bias");
    }
    checkpoint.tensors[name] = to_raw({{name, bias->second - by}}, false).at(name);
}

}  // namespace

Checkpoint calibrate(Checkpoint checkpoint, const Dataset& data, const std::optional<Votes>& votes,
                     double balance) {
    Manifest& manifest = checkpoint.manifest;
    const std::string cannot = "cannot calibrate " + manifest.name + ": ";
    const std::optional<Recipe> recipe = recipe_of(manifest.training);
    if (!recipe) throw Error(cannot + "its manifest does not say with which recipe it was trained");
    TrainingRows rows = make_training_rows(data, votes, *recipe, at::kCPU);
    const auto classes = std::find(rows.classes.begin(), rows.classes.end(), manifest.classes);
    if (classes == rows.classes.end()) {
        throw Error(cannot + "its recipe and this data give no targets for its classes");
    }
    if (rows.held_back.count() == 0) throw Error(cannot + "its recipe holds no rows back");
    at::manual_seed(recipe->seed);
    if (degrades(recipe->augmentation)) spoil(rows.held_back, *recipe);

    const Answers& answers =
        rows.held_back.heads.at(static_cast<std::size_t>(classes - rows.classes.begin()));
    const at::Tensor known = answers.labels.ge(0).nonzero().flatten();
    at::Tensor targets = answers.targets.index_select(0, known);
    const Network network = make_network(checkpoint);
    at::Tensor logits =
        outputs_on(network, false, rows.held_back.crops, at::kCPU).index_select(0, known);
    if (balance > 0) {
        const at::Tensor leans = leaning(logits, manifest.temperature) * balance;
        lower_bias(network, leans * manifest.temperature, checkpoint);
        logits = logits - leans * manifest.temperature;
        targets = targets * (-leans).exp();  // the answers lean as little
    }
    targets = targets / targets.sum(1, true).clamp_min(1e-6);
    manifest.temperature = fit_temperature(logits, targets);
    manifest.training["calibrated"] = {{"balance", balance}, {"rows", known.numel()}};
    return checkpoint;
}

}  // namespace mien
