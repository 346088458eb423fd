#include "model/packed_network.h"

#include <c10/core/InferenceMode.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "mien/error.h"
#include "support/places.h"

namespace mien {
namespace {

namespace fs = std::filesystem;

// Fresh weights, and a batch norm that does something.
Network folded_network(const fs::path& file) {
    at::manual_seed(3);
    Network network =
        make_network(parse_architecture(nlohmann::json::parse(std::ifstream(file))), 7);
    for (auto& [name, weight] : network.weights) {
        weight = weight.detach();
        if (name.ends_with("running_mean")) weight.uniform_(-0.1, 0.1);
        if (name.ends_with("running_var")) weight.uniform_(0.5, 1.5);
    }
    return fold(network);
}

at::Tensor some_input(const Network& network, int faces) {
    const int size = network.architecture.input.size;
    return at::rand({faces, 1, size, size}) * 2 - 1;
}

class Shipped : public ::testing::TestWithParam<fs::path> {};

TEST_P(Shipped, ScoresLikeThePlainNetwork) {
    const c10::InferenceMode inference;
    const Network network = folded_network(GetParam());
    const at::Tensor input = some_input(network, 4);
    const at::Tensor plain = at::softmax(forward(network, input, false), 1);
    const PackedNetwork exact(network, Precision::float32);
    EXPECT_LT((at::softmax(exact.forward(input), 1) - plain).abs().max().item<float>(), 1e-4);
    const PackedNetwork rough(network, Precision::bfloat16);
    EXPECT_LT((at::softmax(rough.forward(input), 1) - plain).abs().max().item<float>(), 0.02);
}

TEST_P(Shipped, DoesNotDependOnTheBatch) {
    const c10::InferenceMode inference;
    const Network network = folded_network(GetParam());
    const PackedNetwork packed(network, Precision::automatic);
    const at::Tensor input = some_input(network, 3);
    const at::Tensor together = packed.forward(input);
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(
            at::allclose(packed.forward(input.narrow(0, i, 1))[0], together[i], 1e-3, 1e-3));
}

std::vector<fs::path> shipped_architectures() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(test::source_dir() + "/data/architectures"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string name_of(const ::testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Architectures, Shipped, ::testing::ValuesIn(shipped_architectures()),
                         name_of);

TEST(PackedNetwork, SaysWhichPrecisionItUses) {
    const Network network = folded_network(test::source_dir() + "/data/architectures/cnn2.json");
    EXPECT_EQ(PackedNetwork(network, Precision::float32).precision(), Precision::float32);
    EXPECT_EQ(PackedNetwork(network, Precision::bfloat16).precision(), Precision::bfloat16);
    EXPECT_NE(PackedNetwork(network, Precision::automatic).precision(), Precision::automatic);
}

TEST(Precision, IsReadAsItIsSpelt) {
    for (const auto one : {Precision::automatic, Precision::float32, Precision::bfloat16})
        EXPECT_EQ(parse_precision(to_string(one)), one);
    EXPECT_THROW(parse_precision("float16"), Error);
}

}  // namespace
}  // namespace mien
