#include "model/grad_cam.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace mien {
namespace {

// One convolution that copies the crop; the first class counts its left half, the second its right.
Network halves() {
    Network network;
    network.architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "halves",
        "input": {"crop": 8, "size": 8, "mean": 0, "std": 1},
        "layers": [
            {"name": "copy", "op": "conv", "filters": 2, "kernel": 1, "bias": false},
            {"name": "flat", "op": "flatten"},
            {"name": "logits", "op": "dense", "units": "classes", "bias": false}]})"));
    network.classes = 2;
    network.weights["copy.weight"] = at::ones({2, 1, 1, 1});
    const at::Tensor weight = at::zeros({2, 2, 8, 8});
    weight[0][0].fill_(1);   // class 0: likes the first map
    weight[1][1].fill_(-1);  // class 1: dislikes the second
    network.weights["logits.weight"] = weight.flatten(1);
    return network;
}

TEST(GradCam, LightsUpWhatSpeaksForAClass) {
    const at::Tensor crop = at::zeros({8, 8});
    crop.narrow(1, 0, 4).fill_(200);
    const at::Tensor maps = grad_cam(halves(), crop);
    EXPECT_EQ(maps.sizes(), (at::IntArrayRef{2, 8, 8}));
    EXPECT_FLOAT_EQ(maps[0][3][1].item<float>(), 1);
    EXPECT_FLOAT_EQ(maps[0][3][6].item<float>(), 0);
    EXPECT_EQ(maps[1].abs().sum().item<float>(), 0) << "nothing speaks for it";
}

TEST(GradCam, OfAMergedNetworkBothPartsCount) {
    const Network one = halves();
    Network both{one.architecture, 2, {}};
    both.architecture.layers.clear();
    for (const std::string prefix : {"a_", "b_"}) {
        for (Layer layer : one.architecture.layers) {
            layer.name = prefix + layer.name;
            if (layer.inputs[0] != "input") layer.inputs[0] = prefix + layer.inputs[0];
            both.architecture.layers.push_back(layer);
        }
        for (const auto& [name, weight] : one.weights) both.weights[prefix + name] = weight.clone();
    }
    both.architecture.layers.push_back({"sum", Op::add, {"a_logits", "b_logits"}});
    both.weights["a_logits.weight"].zero_();  // the first part has nothing to say
    const at::Tensor crop = at::zeros({8, 8});
    crop.narrow(1, 0, 4).fill_(200);
    EXPECT_TRUE(at::allclose(grad_cam(both, crop), grad_cam(one, crop)));
    std::swap(both.weights["a_logits.weight"], both.weights["b_logits.weight"]);
    EXPECT_TRUE(at::allclose(grad_cam(both, crop), grad_cam(one, crop)));
}

TEST(GradCam, WithoutAConvolutionThereIsNothingToShow) {
    Network network = halves();
    network.architecture.layers.erase(network.architecture.layers.begin());
    network.architecture.layers.front().inputs = {"input"};
    network.weights = {{"logits.weight", at::ones({2, 64})}};
    EXPECT_EQ(grad_cam(network, at::ones({8, 8})).sum().item<float>(), 0);
}

}  // namespace
}  // namespace mien
