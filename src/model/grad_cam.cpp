#include "model/grad_cam.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>

namespace mien {

at::Tensor grad_cam(const Network& network, const at::Tensor& crop) {
    const Input& input = network.architecture.input;
    at::Tensor maps = at::zeros({network.classes, input.crop, input.crop});
    const auto& layers = network.architecture.layers;
    const auto last = std::find_if(layers.rbegin(), layers.rend(),
                                   [](const Layer& layer) { return layer.op == Op::conv; });
    if (last == layers.rend()) return maps;

    at::AutoGradMode with_gradients(true);
    FeatureMaps features;
    const at::Tensor seen = prepare(crop.unsqueeze(0), input).requires_grad_();
    const at::Tensor logits = forward(network, seen, false, &features);
    const at::Tensor& place = features.at(last->name);  // 1 x channels x height x width
    for (std::int64_t c = 0; c < network.classes; ++c) {
        const at::Tensor slope = torch::autograd::grad({logits[0][c]}, {place}, {}, true).front();
        const at::Tensor weight = slope.mean({2, 3}, true);
        at::Tensor map = at::relu((weight * place).sum(1, true)).detach();
        map = at::upsample_bilinear2d(map, {input.crop, input.crop}, false)[0][0];
        maps[c] = map / map.max().clamp_min(1e-12);
    }
    return maps;
}

}  // namespace mien
