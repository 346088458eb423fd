// The outputs of a network in training. One that learns labels and votes at once has two: each is
// a run of columns of the logits, for one list of classes, and becomes a checkpoint of its own.
#pragma once

#include <ATen/ATen.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/network.h"
#include "model/predictor.h"
#include "train/training_job.h"

namespace mien {

struct Head {
    std::string name;  // of its checkpoint
    std::vector<std::string> classes;
    std::int64_t first = 0;  // column
    BestEpoch best;
    nlohmann::json curves = nlohmann::json::array();  // for the manifest
    std::vector<Predictor> teachers;

    auto count() const { return static_cast<std::int64_t>(classes.size()); }
    at::Tensor of(const at::Tensor& logits) const { return logits.narrow(1, first, count()); }
};

// One per list of classes. Throws Error when there are two and the last layer is not dense.
std::vector<Head> make_heads(const TrainingJob& job,
                             const std::vector<std::vector<std::string>>& classes);

// Columns of all heads.
int outputs(const std::vector<Head>& heads);

// Fresh weights, then those of the checkpoints that the job starts from. Throws Error when one has
// another architecture, not only fewer filters or units.
Network start_network(const TrainingJob& job, const std::vector<Head>& heads);

// Loads the job's teachers, to compute with `precision`. Throws Error when one has the classes of
// no head.
void load_teachers(std::vector<Head>& heads, const TrainingJob& job, at::Device device,
                   Precision precision);

// The weights of one head's checkpoint: the last layer keeps the rows of its classes.
Weights cut(const Network& network, const Head& head);

}  // namespace mien
