#include "model/architecture.h"

#include <gmock/gmock.h>

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
              "is there twice"},
        Wrong{"KernelTooLarge", R"({"name": "a", "op": "max_pool", "kernel": 60})",
              "larger than what it is given"},
        Wrong{"NotOnePerClass", R"({"name": "a", "op": "relu"})", "one number for each"},
        Wrong{"AddsDifferentShapes",
              R"({"name": "a", "op": "conv", "filters": 2, "kernel": 3},
                 {"name": "b", "op": "add", "inputs": ["a", "input"]})",
              "different shapes"},
        Wrong{"TooManyParameters",
              R"({"name": "a", "op": "dense", "units": 65536},
                 {"name": "b", "op": "dense", "units": 65536})",
              "200 million"},
        Wrong{"UnusableName", R"({"name": "a.b", "op": "relu"})", "unusable name"},
        Wrong{"NoLayers", "", "list of 1 to 1000"},
        Wrong{"RateOutOfRange", R"({"name": "a", "op": "dropout", "rate": 1.5})", "out of range"}),
    [](const auto& wrong) { return wrong.param.what; });

}  // namespace
}  // namespace mien
