#include "model/predictor.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "mien/error.h"
#include "model/memory_layout.h"

namespace mien {

Predictor::Predictor(const Network& network, double temperature, at::Device device,
                     Precision precision)
    : network_(fold(network)), temperature_(temperature), device_(device) {
    const c10::InferenceMode inference;
    for (auto& [name, weight] : network_.weights) {
        weight = weight.detach().to(device);
        if (weight.dim() == 4) weight = channels_last(weight);
    }
    const Plan cost = plan(network.architecture, network.classes);
    most_crops_ = std::max<std::int64_t>(1, Budget::kBatchNumbers / cost.working_set);
    if (device.is_cpu()) packed_.emplace(network_, precision);
}

Predictor::Predictor(const Checkpoint& checkpoint, at::Device device, Precision precision)
    : Predictor(make_network(checkpoint), checkpoint.manifest.temperature, device, precision) {
    const int crop = network_.architecture.input.crop;
    const at::Tensor outputs = logits(at::zeros({1, crop, crop}));
    if (!std::isfinite(outputs.sum().item<float>())) {
        throw Error("cannot use the checkpoint '" + checkpoint.manifest.name +
                    "': its weights give no numbers for a blank crop");
    }
}

at::Tensor Predictor::logits(const at::Tensor& crops) const {
    const c10::InferenceMode inference;
    const auto answer = [this](const at::Tensor& some) {
        const at::Tensor input =
            channels_last(prepare(some.to(device_), network_.architecture.input));
        return packed_ ? packed_->forward(input) : forward(network_, input, false);
    };
    const std::int64_t count = crops.size(0);
    if (count <= most_crops_) return answer(crops);
    std::vector<at::Tensor> parts;
    for (std::int64_t at = 0; at < count; at += most_crops_) {
        parts.push_back(answer(crops.narrow(0, at, std::min(most_crops_, count - at))));
    }
    return at::cat(parts);
}

at::Tensor Predictor::scores(const at::Tensor& crops) const {
    const c10::InferenceMode inference;
    return at::softmax(logits(crops).to(at::kFloat) / temperature_, 1);
}

at::Tensor Predictor::predict(const at::Tensor& crops) const {
    return scores(crops).to(at::kCPU);
}

Precision Predictor::precision() const {
    return packed_ ? packed_->precision() : Precision::float32;
}

}  // namespace mien
