// Runs an architecture with LibTorch: a plain interpreter of the description, for training and for
// inference alike.
#pragma once

#include <ATen/ATen.h>

#include <functional>
#include <map>
#include <string>

#include "model/architecture.h"
#include "model/checkpoint.h"

namespace mien {

// By the names of plan(): "conv1.weight", "norm1.running_mean", ...
using Weights = std::map<std::string, at::Tensor>;

struct Network {
    Architecture architecture;
    int classes = 0;
    Weights weights;
};

// Fresh weights from torch's global generator: He initialisation for convolutions (K. He et al.,
// "Delving Deep into Rectifiers", ICCV 2015), uniform by fan-in for dense layers. Trainable ones
// require a gradient.
Network make_network(const Architecture& architecture, int classes);

// Weights of a checkpoint as float32, without gradients.
Network make_network(const Checkpoint& checkpoint);

// Weights as raw tensors for a checkpoint file. `half`: matrices and kernels as float16; what
// batch norm keeps stays float32.
std::map<std::string, RawTensor> to_raw(const Weights& weights, bool half);

// True for "x.weight" and "x.bias", false for batch norm's running statistics.
bool is_trained(const std::string& tensor_name);

// The same function with each batch norm that follows a convolution or a dense layer folded into
// it, and dropout left out. For inference only.
Network fold(const Network& network);

// How often the output of each layer, and "input", is used by others.
std::map<std::string, int> count_uses(const Architecture& architecture);

using FeatureMaps = std::map<std::string, at::Tensor>;

// Runs a convolution in place of at::conv2d: for weights that were laid out beforehand.
using Convolution = std::function<at::Tensor(const Layer&, const at::Tensor& input)>;

// `input`: N x 1 x size x size, prepared (see prepare). Returns logits, N x classes. `training`:
// batch norm uses and updates batch statistics, dropout drops. `features`, where given, receives
// the output of every layer by name.
at::Tensor forward(const Network& network, const at::Tensor& input, bool training,
                   FeatureMaps* features = nullptr, const Convolution& convolution = {});

// Crops with pixels from 0 to 255, any type, N x crop x crop or N x 1 x crop x crop, on any device:
// resized by area and normalised as `input` says. Returns float32, N x 1 x size x size.
at::Tensor prepare(const at::Tensor& crops, const Input& input);

}  // namespace mien
