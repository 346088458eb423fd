// The classifier alone: Mien's against a plain TorchScript forward of the same weights, and against
// what the machine can do at most.
#pragma once

#include <vector>

#include "cli/bench/contestants.h"

namespace mienctl::bench {

struct BatchTime {
    int faces = 0;
    double script_ms = 0;  // per batch, medians of alternating runs
    double mien_ms = 0;
    double gflops = 0;  // of Mien's
};

struct ClassifierRace {
    mien::Precision precision = mien::Precision::float32;  // of Mien's
    std::vector<BatchTime> batches;
    double matrix_gflops = 0;       // of a large matrix product in that precision, one thread count
    double convolution_gflops = 0;  // of the network's heaviest convolution, 16 faces
    double largest_difference = 0;  // between the scores of both

    double peak_gflops() const { return std::max(matrix_gflops, convolution_gflops); }
};

ClassifierRace race_classifiers(const Setup& setup);

}  // namespace mienctl::bench
