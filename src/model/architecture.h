// A network described as data: a list of named layers. One description builds the network for
// training and for inference, counts its cost, names its tensors and yields its TorchScript text.
//
// As JSON:
//   {"name": "tiny",
//    "input": {"crop": 48, "size": 48, "mean": 127.5, "std": 127.5},
//    "layers": [{"name": "conv1", "op": "conv", "filters": 16, "kernel": 3, "padding": 1},
//               {"name": "relu1", "op": "relu"},
//               {"name": "pool1", "op": "global_avg_pool"},
//               {"name": "logits", "op": "dense", "units": "classes"}]}
// A layer without "inputs" takes the layer before it; "input" names the crop itself. The last
// layer gives the logits, one per class. Operations and their settings (defaults in brackets):
//   conv             filters, kernel, stride [1], padding [0], groups [1], bias [true]
//   batch_norm       epsilon [1e-5]
//   relu, silu, sigmoid, flatten, global_avg_pool (keeps 1x1)
//   max_pool, avg_pool  kernel, stride [kernel]
//   dropout          rate
//   dense            units (a number, or "classes"), bias [true]; flattens its input
//   add              two or more inputs of one shape
//   scale            two inputs: a feature map, and one factor per channel (squeeze-and-excite)
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "model/budget.h"

namespace mien {

enum class Op {
    conv,
    batch_norm,
    relu,
    silu,
    sigmoid,
    flatten,
    global_avg_pool,
    max_pool,
    avg_pool,
    dropout,
    dense,
    add,
    scale,
};

std::string_view to_string(Op op);

struct Layer {
    std::string name;  // a letter, then letters, digits and underscores
    Op op = Op::relu;
    std::vector<std::string> inputs;  // names of earlier layers, or "input"; never empty

    int outputs = 0;        // filters of conv, units of dense; 0: one per class
    int kernel = 1;         // conv and pools, pixels
    int stride = 1;         //
    int padding = 0;        // conv, pixels on each side
    int groups = 1;         // conv
    bool bias = true;       // conv, dense
    double epsilon = 1e-5;  // batch_norm
    double rate = 0;        // dropout, 0 to 1

    bool operator==(const Layer&) const = default;
};

// What is done to a crop before the first layer: area-average to `size` x `size` where it differs
// from `crop`, then (pixel - mean) / std with pixels from 0 to 255. With "normalize": "window" in
// place of "mean" and "std", each crop's own mean and deviation stand for them, so that neither
// light nor contrast matters; a deviation below 4 counts as 4, lest noise becomes a pattern.
struct Input {
    int crop = 48;  // side of the crop that is handed over, pixels
    int size = 48;  // side that the network sees, pixels
    double mean = 127.5;
    double std = 127.5;
    bool by_window = false;  // "normalize": "window"
};

struct Architecture {
    std::string name;
    Input input;
    std::vector<Layer> layers;
};

// Channels, height, width; a flat vector is {n, 1, 1}.
struct Shape {
    std::int64_t channels = 0;
    std::int64_t height = 1;
    std::int64_t width = 1;

    bool operator==(const Shape&) const = default;
    std::int64_t elements() const { return channels * height * width; }
};

using Dimensions = std::vector<std::int64_t>;

// What follows from a description and a number of classes.
struct Plan {
    std::vector<Shape> shapes;                  // output of each layer
    std::map<std::string, Dimensions> tensors;  // "<layer>.weight", ".bias", ".running_mean", ...
    std::int64_t parameters = 0;                // trainable numbers
    std::int64_t multiply_adds = 0;             // of convolutions and dense layers, for one crop

    // Numbers in memory at the widest place, for one crop: what later layers still wait for, what
    // the layer takes and gives, and the patches of a convolution, should they be laid out as a
    // matrix (im2col), as libraries do with unusual kernels.
    std::int64_t working_set = 0;
    // multiply_adds, what pools compare, and 16 for every number read or written elsewhere: about
    // what these take, since they wait for memory.
    std::int64_t operations = 0;
};

// Throws Error that names the layer and what is wrong with it.
Architecture parse_architecture(const nlohmann::json& json);
nlohmann::json to_json(const Architecture& architecture);

// Checks every shape, and the cost of all layers against the budget, so that no description can
// exhaust the machine. Throws Error that names the layer, or what costs too much.
Plan plan(const Architecture& architecture, int classes, const Budget& budget = {});

// One line per layer: name, operation, output shape, parameters, multiply-adds.
std::string summary(const Architecture& architecture, int classes);

}  // namespace mien
