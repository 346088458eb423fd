// A small checkpoint with fixed weights, made without torch.
#pragma once

#include <cstring>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/checkpoint.h"

namespace mien::test {

inline Checkpoint tiny_checkpoint(std::vector<std::string> classes = {"calm", "glad", "cross"}) {
    Checkpoint checkpoint;
    checkpoint.manifest.name = "tiny";
    checkpoint.manifest.classes = std::move(classes);
    checkpoint.manifest.crop_margin = 0.05;
    checkpoint.manifest.accuracy = {{"PublicTest", 0.5}};
    checkpoint.manifest.architecture = parse_architecture(nlohmann::json::parse(R"({
        "name": "tiny-net",
        "layers": [
            {"name": "conv1", "op": "conv", "filters": 4, "kernel": 3, "stride": 2},
            {"name": "norm1", "op": "batch_norm"},
            {"name": "relu1", "op": "relu"},
            {"name": "pool1", "op": "max_pool", "kernel": 2},
            {"name": "drop1", "op": "dropout", "rate": 0.5},
            {"name": "logits", "op": "dense", "units": "classes"}]})"));
    const Plan shapes = plan(checkpoint.manifest.architecture,
                             static_cast<int>(checkpoint.manifest.classes.size()));
    unsigned random = 12345;
    for (const auto& [name, shape] : shapes.tensors) {
        std::size_t count = 1;
        for (const auto dimension : shape) count *= static_cast<std::size_t>(dimension);
        std::vector<float> values(count);
        for (float& value : values) {
            random = random * 1664525U + 1013904223U;
            value = static_cast<float>(random >> 8) / 16777216.0F - 0.5F;
            if (name.ends_with("running_var")) value += 1;
        }
        RawTensor tensor{DType::f32, shape, std::vector<std::byte>(4 * count)};
        std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
        checkpoint.tensors[name] = tensor;
    }
    return checkpoint;
}

}  // namespace mien::test
