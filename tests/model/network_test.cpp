#include "model/network.h"

#include <c10/core/GradMode.h>

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "model/predictor.h"
#include "support/tiny_checkpoint.h"

namespace mien {
namespace {

const char* const everything = R"({
    "name": "everything",
    "input": {"crop": 48, "size": 24, "mean": 128, "std": 128},
    "layers": [
        {"name": "conv1", "op": "conv", "filters": 8, "kernel": 3, "padding": 1, "bias": false},
        {"name": "norm1", "op": "batch_norm"},
        {"name": "silu1", "op": "silu"},
        {"name": "conv2", "op": "conv", "filters": 8, "kernel": 3, "padding": 1, "groups": 2},
        {"name": "norm2", "op": "batch_norm"},
        {"name": "sum", "op": "add", "inputs": ["norm2", "silu1"]},
        {"name": "squeeze", "op": "global_avg_pool"},
        {"name": "gate", "op": "dense", "units": 8},
        {"name": "sigmoid", "op": "sigmoid"},
        {"name": "scaled", "op": "scale", "inputs": ["sum", "sigmoid"]},
        {"name": "pool1", "op": "max_pool", "kernel": 2},
        {"name": "pool2", "op": "avg_pool", "kernel": 3, "stride": 2},
        {"name": "drop", "op": "dropout", "rate": 0.25},
        {"name": "flat", "op": "flatten"},
        {"name": "dense", "op": "dense", "units": 12},
        {"name": "norm3", "op": "batch_norm"},
        {"name": "relu", "op": "relu"},
        {"name": "logits", "op": "dense", "units": "classes"}]})";

// With statistics as after some training.
Network make_everything() {
    at::manual_seed(3);
    Network network = make_network(parse_architecture(nlohmann::json::parse(everything)), 5);
    const c10::NoGradGuard no_grad;
    for (auto& [name, weight] : network.weights) {
        if (name.ends_with("running_mean")) weight.uniform_(-1, 1);
        if (name.ends_with("running_var")) weight.uniform_(0.5, 2);
        if (name.starts_with("norm") && name.ends_with("bias")) weight.uniform_(-1, 1);
    }
    return network;
}

at::Tensor some_crops(int count) {
    return at::randint(0, 256, {count, 48, 48}).to(at::kByte);
}

TEST(Network, FoldingChangesNothingButTheCost) {
    const c10::NoGradGuard no_grad;
    const Network network = make_everything();
    const Network folded = fold(network);
    EXPECT_EQ(folded.architecture.layers.size(), network.architecture.layers.size() - 4);
    const at::Tensor input = prepare(some_crops(6), network.architecture.input);
    const at::Tensor plain = forward(network, input, false);
    EXPECT_TRUE(at::allclose(plain, forward(folded, input, false), 1e-4, 1e-5));
    EXPECT_GT(plain.std(0).min().item<float>(), 1e-4) << "the crops should make a difference";
}

TEST(Network, GivesEveryLayersOutputByName) {
    const c10::NoGradGuard no_grad;
    const Network network = make_everything();
    FeatureMaps features;
    forward(network, prepare(some_crops(2), network.architecture.input), false, &features);
    EXPECT_EQ(features.size(), network.architecture.layers.size());
    EXPECT_EQ(features.at("pool1").sizes(), (at::IntArrayRef{2, 8, 12, 12}));
}

TEST(Network, PlannedTensorsAreThoseThatItHas) {
    const Network network = make_everything();
    const Plan planned = plan(network.architecture, 5);
    ASSERT_EQ(network.weights.size(), planned.tensors.size());
    std::int64_t trained = 0;
    for (const auto& [name, weight] : network.weights) {
        EXPECT_EQ(weight.sizes().vec(), planned.tensors.at(name)) << name;
        if (is_trained(name)) trained += weight.numel();
    }
    EXPECT_EQ(trained, planned.parameters);
}

TEST(Network, SurvivesStorageAsFloat16NearlyUnchanged) {
    const c10::NoGradGuard no_grad;
    const Network network = make_everything();
    Checkpoint stored;
    stored.manifest.name = "stored";
    stored.manifest.architecture = network.architecture;
    stored.manifest.classes = {"a", "b", "c", "d", "e"};
    stored.tensors = to_raw(network.weights, true);
    EXPECT_EQ(stored.tensors.at("conv1.weight").dtype, DType::f16);
    EXPECT_EQ(stored.tensors.at("norm1.running_var").dtype, DType::f32);
    const at::Tensor crops = some_crops(4);
    const at::Tensor before = Predictor(network, 1).predict(crops);
    EXPECT_TRUE(at::allclose(before, Predictor(stored).predict(crops), 0, 5e-3));
}

TEST(Predictor, ScoresAreDistributionsAndDoNotDependOnTheBatch) {
    const Predictor predictor(test::tiny_checkpoint());
    const at::Tensor crops = some_crops(5);
    const at::Tensor together = predictor.predict(crops);
    EXPECT_TRUE(at::allclose(together.sum(1), at::ones({5})));
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(
            at::allclose(predictor.predict(crops.narrow(0, i, 1))[0], together[i], 1e-4, 1e-6));
    }
}

TEST(Predictor, TemperatureSoftens) {
    Checkpoint checkpoint = test::tiny_checkpoint();
    const at::Tensor crops = some_crops(3);
    const at::Tensor sharp = std::get<0>(Predictor(checkpoint).predict(crops).max(1));
    checkpoint.manifest.temperature = 3;
    const at::Tensor soft = std::get<0>(Predictor(checkpoint).predict(crops).max(1));
    EXPECT_TRUE((soft < sharp).all().item<bool>());
}

TEST(Prepare, AveragesByAreaAndNormalises) {
    Input input;
    input.crop = 48;
    input.size = 24;
    input.mean = 100;
    input.std = 50;
    at::Tensor crop = at::zeros({1, 48, 48}, at::kByte);
    crop[0][0][0] = 200;  // one pixel of the four that become the first
    const at::Tensor prepared = prepare(crop, input);
    EXPECT_EQ(prepared.sizes(), (at::IntArrayRef{1, 1, 24, 24}));
    EXPECT_FLOAT_EQ(prepared[0][0][0][0].item<float>(), (50.0F - 100) / 50);
    EXPECT_FLOAT_EQ(prepared[0][0][1][1].item<float>(), -2);
}

TEST(Prepare, NormalisesAWindowToItsOwnMeanAndDeviation) {
    Input input;
    input.crop = input.size = 32;
    input.by_window = true;
    const at::Tensor crops = at::rand({2, 32, 32}) * 100 + 20;
    const at::Tensor prepared = prepare(crops, input);
    EXPECT_NEAR(prepared[0].mean().item<float>(), 0, 1e-4);
    EXPECT_NEAR(prepared[0].std(false).item<float>(), 1, 1e-4);
    // Neither light nor contrast matters.
    EXPECT_TRUE(at::allclose(prepare(crops * 1.5 + 30, input), prepared, 1e-3, 1e-4));
    // Noise of an even area stays small: a deviation below 4 counts as 4.
    const at::Tensor even = at::full({1, 32, 32}, 100) + at::eye(32);
    EXPECT_LT(prepare(even, input).abs().max().item<float>(), 0.3F);
}

}  // namespace
}  // namespace mien
