#include "model/packed_network.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <utility>
#include <vector>

#include "model/memory_layout.h"

namespace mien {

namespace {

bool computes_bfloat16() {
#ifdef __x86_64__
    return __builtin_cpu_supports("avx512bf16");  // processors with AMX have it too
#else
    return false;
#endif
}

// What oneDNN asks for before it packs bfloat16 (mkldnn_bf16_device_check in ATen): on other
// processors LibTorch's own convolutions compute it, slowly.
bool packs(Precision precision) {
    if (precision != Precision::bfloat16) return true;
#ifdef __x86_64__
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq");
#else
    return false;
#endif
}

Precision choose(Precision wanted) {
    if (wanted != Precision::automatic) return wanted;
    return computes_bfloat16() ? Precision::bfloat16 : Precision::float32;
}

// LibTorch's own operators for frozen networks; builds without oneDNN lack them.
auto find_operator(const char* name) {
    return c10::Dispatcher::singleton().findSchema({name, ""});
}

std::vector<std::int64_t> pair(int n) {
    return {n, n};
}

}  // namespace

PackedNetwork::PackedNetwork(const Network& folded, Precision precision)
    : precision_(choose(precision)), network_(folded) {
    const auto type = precision_ == Precision::bfloat16 ? at::kBFloat16 : at::kFloat;
    for (auto& [name, weight] : network_.weights) {
        weight = weight.detach().to(type);
        if (weight.dim() == 4) weight = channels_last(weight);
    }
    if (packs(precision_) && find_operator("mkldnn_prepacked::conv2d_prepack")) {
        fuse_rectifiers();
        pack();
    }
}

void PackedNetwork::fuse_rectifiers() {
    const std::map<std::string, int> uses = count_uses(network_.architecture);
    std::map<std::string, std::string> renamed;  // a rectifier -> its convolution
    std::vector<Layer> kept;
    for (Layer layer : network_.architecture.layers) {
        for (std::string& input : layer.inputs) {
            if (const auto found = renamed.find(input); found != renamed.end()) {
                input = found->second;
            }
        }
        const bool behind = !kept.empty() && kept.back().op == Op::conv &&
                            kept.back().name == layer.inputs[0] && uses.at(layer.inputs[0]) == 1;
        if (layer.op == Op::relu && behind) {
            renamed[layer.name] = kept.back().name;
            rectified_[kept.back().name] = true;
            continue;
        }
        kept.push_back(std::move(layer));
    }
    network_.architecture.layers = std::move(kept);
}

void PackedNetwork::pack() {
    const auto prepack = *find_operator("mkldnn_prepacked::conv2d_prepack");
    const Input& input = network_.architecture.input;
    const Plan shapes = plan(network_.architecture, network_.classes);
    std::map<std::string, Shape> outputs{{"input", {1, input.size, input.size}}};
    for (std::size_t i = 0; i < shapes.shapes.size(); ++i) {
        const Layer& layer = network_.architecture.layers[i];
        outputs[layer.name] = shapes.shapes[i];
        if (layer.op != Op::conv) continue;
        const Shape& from = outputs.at(layer.inputs[0]);
        const auto bias = network_.weights.find(layer.name + ".bias");
        torch::jit::Stack stack{
            network_.weights.at(layer.name + ".weight"),
            bias == network_.weights.end() ? c10::IValue() : c10::IValue(bias->second),
            pair(layer.stride),
            pair(layer.padding),
            pair(1),
            layer.groups,
            std::vector<std::int64_t>{1, from.channels, from.height, from.width},
            rectified_[layer.name] ? "relu" : "none"};
        prepack.callBoxed(stack);
        packed_[layer.name] = stack.at(0);
    }
}

at::Tensor PackedNetwork::forward(const at::Tensor& input) const {
    const auto type = precision_ == Precision::bfloat16 ? at::kBFloat16 : at::kFloat;
    const at::Tensor ready = channels_last(input.to(type));
    if (packed_.empty()) return mien::forward(network_, ready, false).to(at::kFloat);
    static const auto run = *find_operator("mkldnn_prepacked::conv2d_run");
    const auto convolve = [this](const Layer& layer, const at::Tensor& in) {
        torch::jit::Stack stack{in, packed_.at(layer.name)};
        run.callBoxed(stack);
        return stack.at(0).toTensor();
    };
    return mien::forward(network_, ready, false, nullptr, convolve).to(at::kFloat);
}

}  // namespace mien
