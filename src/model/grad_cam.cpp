#include "model/grad_cam.h"

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <set>
#include <string>
#include <vector>

namespace mien {

namespace {

// Those that no other one follows: one, or one of each network of a merged one.
std::vector<std::string> last_convolutions(const Architecture& architecture) {
    std::vector<std::string> last;
    std::set<std::string> followed;
    const auto& layers = architecture.layers;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const bool convolution = layer->op == Op::conv;
        const bool is_followed = followed.count(layer->name) > 0;
        if (convolution && !is_followed) last.push_back(layer->name);
        if (convolution || is_followed) followed.insert(layer->inputs.begin(), layer->inputs.end());
    }
    return last;
}

}  // namespace

at::Tensor grad_cam(const Network& network, const at::Tensor& crop) {
    const Input& input = network.architecture.input;
    at::Tensor maps = at::zeros({network.classes, input.crop, input.crop});
    const std::vector<std::string> last = last_convolutions(network.architecture);
    if (last.empty()) return maps;

    c10::AutoGradMode with_gradients(true);
    FeatureMaps features;
    const at::Tensor seen = prepare(crop.unsqueeze(0), input).requires_grad_();
    const at::Tensor logits = forward(network, seen, false, &features);
    std::vector<at::Tensor> places;  // 1 x channels x height x width
    places.reserve(last.size());
    for (const std::string& name : last) places.push_back(features.at(name));
    for (std::int64_t c = 0; c < network.classes; ++c) {
        const auto slopes = torch::autograd::grad({logits[0][c]}, places, {}, true);
        at::Tensor map = at::zeros({1, 1, input.crop, input.crop});
        for (std::size_t i = 0; i < places.size(); ++i) {
            const at::Tensor weight = slopes[i].mean({2, 3}, true);
            map += at::upsample_bilinear2d((weight * places[i]).sum(1, true).detach(),
                                           {input.crop, input.crop}, false);
        }
        map = at::relu(map[0][0]);
        maps[c] = map / map.max().clamp_min(1e-12);
    }
    return maps;
}

}  // namespace mien
