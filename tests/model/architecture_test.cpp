#include "model/architecture.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/places.h"
#include "support/throws.h"

namespace mien {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

Architecture parse(const std::string& text) {
    return parse_architecture(json::parse(text));
}

constexpr const char* residual = R"({
    "name": "residual",
    "input": {"crop": 48, "size": 24, "mean": 128, "std": 64},
    "layers": [
        {"name": "conv1", "op": "conv", "filters": 8, "kernel": 3, "padding": 1, "bias": false},
        {"name": "norm1", "op": "batch_norm"},
        {"name": "relu1", "op": "relu"},
        {"name": "conv2", "op": "conv", "filters": 8, "kernel": 3, "padding": 1, "groups": 2},
        {"name": "sum", "op": "add", "inputs": ["conv2", "norm1"]},
        {"name": "squeeze", "op": "global_avg_pool"},
        {"name": "gate", "op": "dense", "units": 8},
        {"name": "sigmoid", "op": "sigmoid"},
        {"name": "scaled", "op": "scale", "inputs": ["sum", "sigmoid"]},
        {"name": "pool", "op": "max_pool", "kernel": 3, "stride": 2},
        {"name": "drop", "op": "dropout", "rate": 0.25},
        {"name": "logits", "op": "dense", "units": "classes"}]})";

TEST(Architecture, PlansShapesTensorsAndCost) {
    const Architecture architecture = parse(residual);
    const Plan result = plan(architecture, 5);
    EXPECT_EQ(result.shapes[0], (Shape{8, 24, 24}));
    EXPECT_EQ(result.shapes[9], (Shape{8, 11, 11}));
    EXPECT_EQ(result.shapes.back(), (Shape{5, 1, 1}));
    EXPECT_EQ(result.tensors.at("conv2.weight"), (Dimensions{8, 4, 3, 3}));
    EXPECT_EQ(result.tensors.at("logits.weight"), (Dimensions{5, 8 * 11 * 11}));
    EXPECT_FALSE(result.tensors.contains("conv1.bias"));
    EXPECT_EQ(result.parameters, 72 + 16 + 296 + 72 + 5 * 968 + 5);
    EXPECT_EQ(result.multiply_adds, 576 * 72 + 576 * 288 + 64 + 5 * 968);
}

TEST(Architecture, NormalisesByWindowInPlaceOfMeanAndDeviation) {
    json object = json::parse(residual);
    object["input"] = {{"crop", 32}, {"size", 32}, {"normalize", "window"}};
    EXPECT_TRUE(parse_architecture(object).input.by_window);
    EXPECT_EQ(to_json(parse_architecture(object))["input"], object["input"]);
    object["input"]["mean"] = 128;
    EXPECT_THAT(test::error_of([&] { parse_architecture(object); }),
                HasSubstr("has no setting \"mean\""));
    object["input"] = {{"normalize", "picture"}};
    EXPECT_THAT(test::error_of([&] { parse_architecture(object); }),
                HasSubstr("normalised by \"window\""));
}

TEST(Architecture, ShippedNetworksOfTheFinderAreSmall) {
    for (const char* name : {"registration", "verification"}) {
        std::ifstream file(test::source_dir() + "/data/architectures/" + name + ".json");
        const Plan result = plan(parse_architecture(json::parse(file)), 8);
        EXPECT_LT(result.parameters, 320'000) << name;
        EXPECT_LT(result.multiply_adds, 6'000'000) << name;
    }
}

// By hand: the input and conv1's output with its patches, 576 + 8 x 576 + 9 x 576; conv1 may go
// when norm1 is done, norm1 waits for `sum`, so conv2 needs norm1, relu1, its own output and
// patches of a half of the channels (4 x 9 x 576).
TEST(Architecture, CountsWhatIsInMemoryAtOnce) {
    constexpr std::int64_t map = 8 * 24 * 24;
    EXPECT_EQ(plan(parse(residual), 5).working_set, 3 * map + 4 * 9 * 576);
    // An output that nobody takes stays.
    EXPECT_EQ(plan(parse(R"({"name": "idle", "input": {"crop": 8, "size": 8}, "layers": [
                  {"name": "a", "op": "relu"}, {"name": "b", "op": "relu", "inputs": ["input"]},
                  {"name": "c", "op": "dense", "units": "classes"}]})"),
                   2)
                  .working_set,
              64 + 64 + 64);
}

TEST(Architecture, ShippedNetworksNeedAFractionOfTheBudget) {
    for (const auto& entry :
         std::filesystem::directory_iterator(test::source_dir() + "/data/architectures")) {
        std::ifstream file(entry.path());
        const Plan result = plan(parse_architecture(json::parse(file)), 8);
        EXPECT_LT(20 * result.working_set, Budget{}.working_set) << entry.path();
        EXPECT_LT(20 * result.operations, Budget{}.operations) << entry.path();
        EXPECT_LT(20 * result.parameters, Budget{}.parameters) << entry.path();
        // Trained networks are asked about 128 rows at once: none of ours in parts.
        EXPECT_LT(128 * result.working_set, Budget::kBatchNumbers) << entry.path();
    }
}

// VGG-19 of K. Simonyan and A. Zisserman, at 224x224: the largest that the budget is meant for.
TEST(Architecture, Vgg19IsWithinTheBudget) {
    json layers = json::array();
    const auto add = [&layers](json layer) {
        layer["name"] = "l" + std::to_string(layers.size());
        layers.push_back(layer);
    };
    for (const auto& [filters, times] :
         {std::pair{64, 2}, {128, 2}, {256, 4}, {512, 4}, {512, 4}}) {
        for (int i = 0; i < times; ++i) {
            add({{"op", "conv"}, {"filters", filters}, {"kernel", 3}, {"padding", 1}});
            add({{"op", "relu"}});
        }
        add({{"op", "max_pool"}, {"kernel", 2}});
    }
    for (int i = 0; i < 2; ++i) {
        add({{"op", "dense"}, {"units", 4096}});
        add({{"op", "relu"}});
    }
    add({{"op", "dense"}, {"units", "classes"}});
    const Plan result = plan(
        parse_architecture({{"name", "vgg19"}, {"input", {{"crop", 224}}}, {"layers", layers}}), 7);
    EXPECT_NEAR(static_cast<double>(result.parameters), 139.6e6, 0.1e6);  // 143.7 with 1000 classes
    EXPECT_NEAR(static_cast<double>(result.multiply_adds), 19.6e9, 0.2e9);
    EXPECT_NEAR(static_cast<double>(result.working_set), 35.3e6, 0.1e6);
}

TEST(Architecture, SurvivesTheWayToJsonAndBack) {
    const Architecture once = parse(residual);
    const json text = to_json(once);
    EXPECT_EQ(to_json(parse_architecture(text)), text);
    EXPECT_EQ(plan(parse_architecture(text), 5).tensors, plan(once, 5).tensors);
}

TEST(Architecture, ShippedCnn4IsTheLiteratures) {
    std::ifstream file(test::source_dir() + "/data/architectures/cnn4.json");
    const Plan result = plan(parse_architecture(json::parse(file)), 7);
    // 64@3x3, 128@5x5, 512@3x3, 512@3x3 on 48x48, halved each time; 256, 512, 7.
    EXPECT_EQ(result.multiply_adds, 48 * 48 * 64 * 9 + 24 * 24 * 128 * 64 * 25 +
                                        12 * 12 * 512 * 128 * 9 + 6 * 6 * 512 * 512 * 9 +
                                        4608 * 256 + 256 * 512 + 512 * 7);
    EXPECT_EQ(result.parameters, 4'474'759);
}

TEST(Architecture, SummaryNamesEveryLayer) {
    EXPECT_THAT(summary(parse(residual), 5), HasSubstr("squeeze"));
}

// Layers called l0, l1, ...: `first`, then `next` so many times.
json chain(const json& first, const json& next, int times) {
    json layers = json::array({first});
    for (int i = 0; i < times; ++i) layers.push_back(next);
    for (std::size_t i = 0; i < layers.size(); ++i) layers[i]["name"] = "l" + std::to_string(i);
    return layers;
}

std::string refusal(const json& layers) {
    const json object{{"name", "costly"}, {"input", {{"crop", 512}}}, {"layers", layers}};
    return test::error_of([&] { plan(parse_architecture(object), 7); });
}

TEST(Architecture, RefusesWhatCostsTooMuchAltogether) {
    // Sixty maps of four million numbers that all wait for one sum.
    json waiting =
        chain({{"op", "relu"}},
              {{"op", "conv"}, {"filters", 16}, {"kernel", 1}, {"inputs", {"input"}}}, 60);
    json sum{{"name", "sum"}, {"op", "add"}, {"inputs", json::array()}};
    for (int i = 1; i <= 60; ++i) sum["inputs"].push_back("l" + std::to_string(i));
    waiting.push_back(sum);
    EXPECT_THAT(refusal(waiting),
                HasSubstr("for one crop at the layer 'l16': 67.6 million; at most 64.0"));

    const json wide{{"op", "conv"}, {"filters", 32}, {"kernel", 1}};
    EXPECT_THAT(
        refusal(chain(wide, {{"op", "conv"}, {"filters", 32}, {"kernel", 1}, {"groups", 32}}, 200)),
        HasSubstr("needs too many operations for one crop, up to the layer 'l1"));
    EXPECT_THAT(refusal(chain(wide, {{"op", "max_pool"}, {"kernel", 64}, {"stride", 1}}, 5)),
                HasSubstr("needs too many operations for one crop, up to the layer 'l2'"));
    EXPECT_THAT(refusal(chain(wide, {{"op", "relu"}}, 900)),
                HasSubstr("needs too many operations for one crop, up to the layer 'l14"));

    sum["inputs"] = json::array();
    for (int i = 0; i < 65; ++i) sum["inputs"].push_back("input");
    EXPECT_THAT(refusal(json::array({sum})), HasSubstr("needs a list of 1 to 64 layer names"));
}

struct Wrong {
    const char* what;
    const char* layers;
    const char* message;
};

class WrongArchitecture : public testing::TestWithParam<Wrong> {};

TEST_P(WrongArchitecture, IsRefusedWithTheReason) {
    const std::string text =
        std::string(R"({"name": "wrong", "layers": [)") + GetParam().layers + "]}";
    EXPECT_THAT(test::error_of([&] { plan(parse(text), 7); }), HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongArchitecture,
    testing::Values(
        Wrong{"UnknownOperation", R"({"name": "a", "op": "fly"})", "unknown operation \"fly\""},
        Wrong{"MisspeltSetting", R"({"name": "a", "op": "conv", "filters": 8, "kernal": 3})",
              "lacks \"kernel\""},
        Wrong{"ExtraSetting", R"({"name": "a", "op": "relu", "kernel": 3})", "no setting"},
        Wrong{"UnknownInput", R"({"name": "a", "op": "relu", "inputs": ["b"]})",
              "unknown layer 'b'"},
        Wrong{"TwiceTheSameName", R"({"name": "a", "op": "relu"}, {"name": "a", "op": "relu"})",
              "appears twice"},
        Wrong{"KernelTooLarge", R"({"name": "a", "op": "max_pool", "kernel": 60})",
              "larger than its input"},
        Wrong{"NotOnePerClass", R"({"name": "a", "op": "relu"})", "one number for each"},
        Wrong{"AddsDifferentShapes",
              R"({"name": "a", "op": "conv", "filters": 2, "kernel": 3},
                 {"name": "b", "op": "add", "inputs": ["a", "input"]})",
              "different shapes"},
        Wrong{"TooManyParameters",
              R"({"name": "a", "op": "dense", "units": 65536},
                 {"name": "b", "op": "dense", "units": 65536})",
              "too many parameters: 4446 million; at most 200 million are allowed"},
        Wrong{"UnfoldsTooMuch",  // 64 x 31 x 31 patches at 48x48 places
              R"({"name": "a", "op": "conv", "filters": 64, "kernel": 1},
                 {"name": "b", "op": "conv", "filters": 1, "kernel": 31, "padding": 15})",
              "for one crop at the layer 'b': 142 million; at most 64.0 million are allowed"},
        Wrong{"UnusableName", R"({"name": "a.b", "op": "relu"})", "unusable name"},
        Wrong{"NoLayers", "", "list of 1 to 1000"},
        Wrong{"RateOutOfRange", R"({"name": "a", "op": "dropout", "rate": 1.5})", "out of range"}),
    [](const auto& wrong) { return wrong.param.what; });

}  // namespace
}  // namespace mien
