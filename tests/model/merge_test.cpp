#include "model/merge.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "model/network.h"
#include "model/predictor.h"
#include "support/throws.h"

namespace mien {
namespace {

Checkpoint small(int seed, double temperature) {
    at::manual_seed(seed);
    Checkpoint checkpoint;
    Manifest& manifest = checkpoint.manifest;
    manifest.name = "small" + std::to_string(seed);
    manifest.classes = {"a", "b", "c"};
    manifest.temperature = temperature;
    manifest.training = {{"seed", seed}};
    manifest.architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "small",
        "input": {"crop": 12, "size": 12},
        "layers": [
            {"name": "conv1", "op": "conv", "filters": 4, "kernel": 3},
            {"name": "relu1", "op": "relu"},
            {"name": "pool1", "op": "global_avg_pool"},
            {"name": "logits", "op": "dense", "units": "classes"}]})"));
    checkpoint.tensors = to_raw(make_network(manifest.architecture, 3).weights, false);
    return checkpoint;
}

TEST(Merge, SaysTheGeometricMeanOfItsPartsScores) {
    const std::vector<Checkpoint> parts{small(1, 0.5), small(2, 2)};
    const Predictor one(parts[0]);
    const Predictor other(parts[1]);
    const Predictor merged(merge(parts, "pair"));
    const at::Tensor crops = at::rand({5, 12, 12}) * 255;
    const at::Tensor mean = at::sqrt(one.predict(crops) * other.predict(crops));
    EXPECT_TRUE(at::allclose(merged.predict(crops), mean / mean.sum(1, true), 1e-4, 1e-5));
}

TEST(Merge, CostsWhatItsPartsCostAndTellsWhereTheyComeFrom) {
    const std::vector<Checkpoint> parts{small(1, 1), small(2, 1), small(3, 1)};
    const Manifest manifest = merge(parts, "three").manifest;
    EXPECT_EQ(manifest.name, "three");
    EXPECT_EQ(manifest.architecture.name, "small+small+small");
    EXPECT_EQ(plan(manifest.architecture, 3).multiply_adds,
              3 * plan(parts[0].manifest.architecture, 3).multiply_adds);
    EXPECT_EQ(manifest.training.at("merged").at(2).at("training").at("seed"), 3);
}

TEST(Merge, RefusesPartsThatDoNotFit) {
    const Checkpoint one = small(1, 1);
    Checkpoint other = small(2, 1);
    other.manifest.classes = {"a", "c", "b"};
    EXPECT_THAT(test::error_of([&] {
                    merge({one, other}, "x");
                }),
                testing::HasSubstr("cannot merge small1 and small2: they differ in their classes"));
    other = small(2, 1);
    other.manifest.crop_margin = 0.1;
    EXPECT_THAT(test::error_of([&] { merge({one, other}, "x"); }), testing::HasSubstr("margin"));
    EXPECT_THAT(test::error_of([&] { merge({one}, "x"); }), testing::HasSubstr("two checkpoints"));
    other = small(2, 1);
    Layer relu;
    relu.name = "relu2";
    relu.inputs = {"logits"};
    other.manifest.architecture.layers.push_back(relu);
    EXPECT_THAT(test::error_of([&] {
                    merge({one, other}, "x");
                }),
                testing::HasSubstr("cannot merge small2: its last layer, 'relu2', is not dense"));
}

TEST(Average, HasTheMeanOfTheWeightsAndTellsTheShares) {
    const std::vector<Checkpoint> parts{small(1, 1), small(2, 1)};
    const Checkpoint mean = average(parts, {1, 3}, "mean");
    const Weights weights = make_network(mean).weights;
    const Weights one = make_network(parts[0]).weights;
    const Weights other = make_network(parts[1]).weights;
    ASSERT_EQ(weights.size(), one.size());
    for (const auto& [name, weight] : weights) {
        EXPECT_TRUE(at::allclose(weight, one.at(name) * 0.25 + other.at(name) * 0.75)) << name;
    }
    EXPECT_EQ(mean.manifest.name, "mean");
    EXPECT_EQ(mean.manifest.training.at("averaged").at(1).at("share"), 0.75);
    EXPECT_EQ(mean.manifest.training.at("averaged").at(1).at("training").at("seed"), 2);
}

TEST(Average, MatchesClassesByName) {
    Checkpoint one = small(1, 1);
    Checkpoint other = small(2, 1);
    one.manifest.classes = {"happy", "sad", "fear"};
    other.manifest.classes = {"sadness", "fear", "happiness"};
    const at::Tensor first = make_network(one).weights.at("logits.weight");
    const at::Tensor second = make_network(other).weights.at("logits.weight");
    const Checkpoint mean = average({one, other}, {1, 1}, "mean");
    EXPECT_EQ(mean.manifest.classes, one.manifest.classes);
    EXPECT_TRUE(at::allclose(make_network(mean).weights.at("logits.weight"),
                             (first + second.roll(1, 0)) / 2));
    other.manifest.classes = {"sad", "angry", "fear"};
    EXPECT_THAT(test::error_of([&] {
                    average({one, other}, {1, 1}, "x");
                }),
                testing::HasSubstr("only the first has happy"));
}

TEST(Average, RefusesPartsThatDoNotFit) {
    const Checkpoint one = small(1, 1);
    EXPECT_THAT(test::error_of([&] {
                    average({one, one}, {1}, "x");
                }),
                testing::HasSubstr("2 checkpoints needs as many shares, not 1"));
    EXPECT_THAT(test::error_of([&] {
                    average({one, one}, {2, -1}, "x");
                }),
                testing::HasSubstr("0 or more, and not all 0"));
    EXPECT_THAT(test::error_of([&] {
                    average({one, one}, {0, 0}, "x");
                }),
                testing::HasSubstr("0 or more, and not all 0"));
    Checkpoint other = small(2, 1);
    other.manifest.architecture.layers[0].padding = 1;
    EXPECT_THAT(test::error_of([&] {
                    average({one, other}, {1, 1}, "x");
                }),
                testing::HasSubstr("they differ in their layers"));
}

}  // namespace
}  // namespace mien
