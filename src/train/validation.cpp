#include "train/validation.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "model/predictor.h"

namespace mien {

namespace {

constexpr std::int64_t kValidationBatch = 256;

Network stored(const Network& network, bool half) {
    Network result = network;
    for (auto& [name, weight] : result.weights) {
        weight = weight.detach();
        if (half && weight.dim() > 1) weight = weight.to(at::kHalf).to(at::kFloat);
    }
    return result;
}

}  // namespace

at::Tensor outputs_on(const Network& network, bool half, const at::Tensor& crops,
                      at::Device device) {
    const c10::InferenceMode inference;
    const Predictor predictor(stored(network, half), 1, device);
    std::vector<at::Tensor> parts{at::empty({0, network.classes})};
    for (std::int64_t at = 0; at < crops.size(0); at += kValidationBatch) {
        const std::int64_t count = std::min(kValidationBatch, crops.size(0) - at);
        parts.push_back(predictor.logits(crops.narrow(0, at, count)).to(at::kCPU));
    }
    return at::cat(parts);
}

double Answered::accuracy() const {
    return logits.argmax(1).eq(labels).to(at::kDouble).mean().item<double>();
}

double Answered::loss() const {
    return at::cross_entropy_loss(logits, labels).item<double>();
}

std::vector<Answered> validate(const Network& network, bool half, const std::vector<Head>& heads,
                               const Rows& rows, at::Device device) {
    const c10::InferenceMode inference;
    const at::Tensor logits = outputs_on(network, half, rows.crops, device);
    std::vector<Answered> result;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const at::Tensor labels = rows.heads[i].labels.to(at::kCPU);
        const at::Tensor known = labels.ge(0).nonzero().flatten();
        const at::Tensor targets = rows.heads[i].targets.to(at::kCPU).index_select(0, known);
        result.push_back({heads[i].of(logits).index_select(0, known), labels.index_select(0, known),
                          targets / targets.sum(1, true).clamp_min(1e-6)});
    }
    return result;
}

}  // namespace mien
