#include "model/network.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>
#include <utility>

namespace mien {

namespace {

constexpr double kBatchNormMomentum = 0.1;  // share of the new batch in the running statistics

at::Tensor fresh(const std::string& name, const Layer& layer, const Dimensions& shape) {
    const std::string part = name.substr(layer.name.size() + 1);
    at::Tensor tensor = at::zeros(shape, at::kFloat);
    if (layer.op == Op::batch_norm) {
        if (part == "weight" || part == "running_var") tensor.fill_(1);
    } else if (part == "weight") {
        const auto fan_in = static_cast<double>(tensor[0].numel());
        if (layer.op == Op::conv) {
            tensor.normal_(0, std::sqrt(2 / fan_in));
        } else {
            tensor.uniform_(-1 / std::sqrt(fan_in), 1 / std::sqrt(fan_in));
        }
    }
    return tensor;
}

at::Tensor from_raw(const RawTensor& raw) {
    const auto type = raw.dtype == DType::f16 ? at::kHalf : at::kFloat;
    at::Tensor tensor = at::empty(raw.shape, type);
    std::memcpy(tensor.data_ptr(), raw.bytes.data(), raw.bytes.size());
    return tensor.to(at::kFloat);
}

void fold_into(Network& network, Layer& target, const Layer& norm) {
    Weights& weights = network.weights;
    const auto of_norm = [&](const char* part) { return weights.at(norm.name + part); };
    const at::Tensor factor = of_norm(".weight") / at::sqrt(of_norm(".running_var") + norm.epsilon);

    at::Tensor& kernel = weights.at(target.name + ".weight");
    Dimensions broadcast(static_cast<std::size_t>(kernel.dim()), 1);
    broadcast[0] = -1;
    kernel = kernel * factor.reshape(broadcast);

    at::Tensor shift = -of_norm(".running_mean");
    if (target.bias) shift = shift + weights.at(target.name + ".bias");
    weights[target.name + ".bias"] = shift * factor + of_norm(".bias");
    target.bias = true;
    for (const char* part : {".weight", ".bias", ".running_mean", ".running_var"}) {
        weights.erase(norm.name + part);
    }
}

}  // namespace

bool is_trained(const std::string& tensor_name) {
    return tensor_name.find(".running_") == std::string::npos;
}

Network make_network(const Architecture& architecture, int classes) {
    Network network{architecture, classes, {}};
    const Plan shapes = plan(architecture, classes);
    for (const Layer& layer : architecture.layers) {
        for (const char* part : {"weight", "bias", "running_mean", "running_var"}) {
            const std::string name = layer.name + "." + part;
            const auto shape = shapes.tensors.find(name);
            if (shape == shapes.tensors.end()) continue;
            at::Tensor tensor = fresh(name, layer, shape->second);
            tensor.requires_grad_(is_trained(name));
            network.weights[name] = tensor;
        }
    }
    return network;
}

Network make_network(const Checkpoint& checkpoint) {
    const Manifest& manifest = checkpoint.manifest;
    Network network{manifest.architecture, static_cast<int>(manifest.classes.size()), {}};
    for (const auto& [name, raw] : checkpoint.tensors) network.weights[name] = from_raw(raw);
    return network;
}

std::map<std::string, RawTensor> to_raw(const Weights& weights, bool half) {
    std::map<std::string, RawTensor> result;
    for (const auto& [name, weight] : weights) {
        const bool as_half = half && weight.dim() > 1;
        const at::Tensor tensor =
            weight.detach().to(at::kCPU, as_half ? at::kHalf : at::kFloat).contiguous();
        RawTensor raw{as_half ? DType::f16 : DType::f32, tensor.sizes().vec(), {}};
        raw.bytes.resize(tensor.nbytes());
        std::memcpy(raw.bytes.data(), tensor.data_ptr(), raw.bytes.size());
        result.emplace(name, std::move(raw));
    }
    return result;
}

std::map<std::string, int> count_uses(const Architecture& architecture) {
    std::map<std::string, int> uses;
    for (const Layer& layer : architecture.layers) {
        for (const std::string& input : layer.inputs) ++uses[input];
    }
    return uses;
}

// A layer whose output goes into a batch norm and nowhere else can take it in.
Network fold(const Network& network) {
    c10::NoGradGuard no_grad;
    Network folded{network.architecture, network.classes, network.weights};
    const std::map<std::string, int> uses = count_uses(network.architecture);
    std::vector<Layer>& layers = folded.architecture.layers;
    std::map<std::string, std::string> renamed;  // a layer that was left out -> what stands for it
    std::vector<Layer> kept;
    for (Layer layer : layers) {
        for (std::string& input : layer.inputs) {
            if (const auto found = renamed.find(input); found != renamed.end()) {
                input = found->second;
            }
        }
        if (layer.op == Op::dropout) {
            renamed[layer.name] = layer.inputs[0];
            continue;
        }
        if (layer.op == Op::batch_norm && !kept.empty() && kept.back().name == layer.inputs[0] &&
            (kept.back().op == Op::conv || kept.back().op == Op::dense) &&
            uses.at(layer.inputs[0]) == 1) {
            fold_into(folded, kept.back(), layer);
            renamed[layer.name] = kept.back().name;
            continue;
        }
        kept.push_back(std::move(layer));
    }
    layers = std::move(kept);
    return folded;
}

at::Tensor forward(const Network& network, const at::Tensor& input, bool training,
                   FeatureMaps* features, const Convolution& convolution) {
    // A value is dropped after its last use: memory stays that of the widest place.
    std::map<std::string, int> uses = count_uses(network.architecture);
    std::map<std::string, at::Tensor> values{{"input", input}};
    const auto take = [&](const std::string& name) {
        at::Tensor value = values.at(name);
        if (--uses[name] == 0) values.erase(name);
        return value;
    };
    const auto weight = [&](const Layer& layer, const char* part) {
        const auto found = network.weights.find(layer.name + part);
        return found == network.weights.end() ? at::Tensor() : found->second;
    };

    at::Tensor out;
    const Layer* before = nullptr;
    for (const Layer& layer : network.architecture.layers) {
        at::Tensor in = take(layer.inputs[0]);
        // Nobody else needs what these two give, not even their own gradients.
        const bool may_overwrite = before && before->name == layer.inputs[0] &&
                                   uses[before->name] == 0 && !features &&
                                   (before->op == Op::conv || before->op == Op::batch_norm);
        switch (layer.op) {
            case Op::conv:
                if (convolution) {
                    out = convolution(layer, in);
                    break;
                }
                out = at::conv2d(in, weight(layer, ".weight"), weight(layer, ".bias"), layer.stride,
                                 layer.padding, 1, layer.groups);
                break;
            case Op::batch_norm:
                out = at::batch_norm(in, weight(layer, ".weight"), weight(layer, ".bias"),
                                     weight(layer, ".running_mean"), weight(layer, ".running_var"),
                                     training, kBatchNormMomentum, layer.epsilon, true);
                break;
            case Op::relu:
                out = may_overwrite ? at::relu_(in) : at::relu(in);
                break;
            case Op::silu:
                out = at::silu(in);
                break;
            case Op::sigmoid:
                out = at::sigmoid(in);
                break;
            case Op::flatten:
                out = in.flatten(1);
                break;
            case Op::global_avg_pool:
                out = at::adaptive_avg_pool2d(in, {1, 1});
                break;
            case Op::max_pool:
                out = at::max_pool2d(in, layer.kernel, layer.stride);
                break;
            case Op::avg_pool:
                out = at::avg_pool2d(in, layer.kernel, layer.stride);
                break;
            case Op::dropout:
                out = at::dropout(in, layer.rate, training);
                break;
            case Op::dense:
                out = at::linear(in.flatten(1), weight(layer, ".weight"), weight(layer, ".bias"));
                break;
            case Op::add:
                out = in;
                for (std::size_t i = 1; i < layer.inputs.size(); ++i) {
                    out = out + take(layer.inputs[i]);
                }
                break;
            case Op::scale: {
                const at::Tensor factor = take(layer.inputs[1]);
                out = in * factor.reshape({factor.size(0), -1, 1, 1});
                break;
            }
        }
        if (features) (*features)[layer.name] = out;
        values[layer.name] = out;
        before = &layer;
    }
    return out.flatten(1);
}

at::Tensor prepare(const at::Tensor& crops, const Input& input) {
    at::Tensor images = crops.to(at::kFloat);
    if (images.dim() == 3) images = images.unsqueeze(1);
    if (images.size(-1) != input.size) {
        images = at::adaptive_avg_pool2d(images, {input.size, input.size});
    }
    if (input.by_window) {
        images = images - images.mean({1, 2, 3}, true);
        return images / at::sqrt(at::square(images).mean({1, 2, 3}, true)).clamp_min(4);
    }
    return (images - input.mean) / input.std;
}

}  // namespace mien
