// Crops in, probabilities out: a checkpoint made ready for inference. The one way in which the
// app, the annotator and the evaluation ask a checkpoint.
#pragma once

#include <ATen/ATen.h>

#include <optional>

#include "mien/precision.h"
#include "model/checkpoint.h"
#include "model/network.h"
#include "model/packed_network.h"

namespace mien {

// Thread rule: one thread at a time.
class Predictor {
  public:
    // Tries one blank crop. Throws Error when it gives no numbers. `precision`: on
    // the CPU; elsewhere float32.
    explicit Predictor(const Checkpoint& checkpoint, at::Device device = at::kCPU,
                       Precision precision = Precision::float32);
    Predictor(const Network& network, double temperature, at::Device device = at::kCPU,
              Precision precision = Precision::float32);

    // `crops`: N x crop x crop, pixels from 0 to 255, any type and device. Returns float32 on the
    // CPU, N x classes, each row summing to 1.
    at::Tensor predict(const at::Tensor& crops) const;

    // The same, left on the device.
    at::Tensor scores(const at::Tensor& crops) const;

    // The same before temperature and softmax: what the finder's networks give.
    at::Tensor logits(const at::Tensor& crops) const;

    const Network& network() const { return network_; }

    // What is used: never automatic.
    Precision precision() const;

  private:
    Network network_;  // folded
    double temperature_;
    at::Device device_;
    std::int64_t most_crops_ = 1;  // computed at once, so that a network of any size fits memory
    std::optional<PackedNetwork> packed_;  // on the CPU
};

}  // namespace mien
