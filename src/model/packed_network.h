// A network made ready to be run over and over on the processor: the weights of its convolutions
// lie as oneDNN's kernels read them, and the rectifier behind a convolution is part of it.
#pragma once

#include <ATen/ATen.h>
#include <ATen/core/ivalue.h>

#include <map>
#include <string>

#include "mien/precision.h"
#include "model/network.h"

namespace mien {

class PackedNetwork {
  public:
    // `folded`: see fold().
    PackedNetwork(const Network& folded, Precision precision);

    // As forward() of the network, to rounding. Thread rule: any number of threads.
    at::Tensor forward(const at::Tensor& input) const;

    Precision precision() const { return precision_; }  // never automatic

  private:
    void fuse_rectifiers();
    void pack();

    Precision precision_;
    Network network_;
    std::map<std::string, bool> rectified_;      // by convolution
    std::map<std::string, c10::IValue> packed_;  // by convolution; empty where LibTorch cannot
};

}  // namespace mien
