// What a training needs to go on after a whole epoch, and the file that keeps it.
#pragma once

#include <torch/optim/optimizer.h>
#include <torch/serialize/input-archive.h>

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "mien/error.h"
#include "model/network.h"
#include "train/heads.h"
#include "train/recipe.h"
#include "train/schedule.h"
#include "train/training_job.h"

namespace mien {

struct TrainingState {
    Recipe recipe;
    Network network;  // as it is trained, with the outputs of all heads
    Weights average;  // of its weights over the steps
    std::vector<Head> heads;
    Plateau plateau;
    int epoch = 0;           // whole epochs done
    std::int64_t steps = 0;  // done, over all epochs
    std::uint64_t data = 0;  // its fingerprint
    // How the checkpoint was trained that this training started from; null: fresh weights.
    nlohmann::json started_from;
};

Weights copy(const Weights& weights);

// Whole or not at all: until it is written the file before it stays. Throws Error.
void save_state(const std::filesystem::path& path, const TrainingState& state,
                const torch::optim::Optimizer& optimizer);

struct SavedState {
    TrainingState state;  // on the CPU, without teachers
    torch::serialize::InputArchive optimizer;
};

// The state of the job's checkpoint. Its heads have the names and files of the job and the classes
// of the file. None when the file is damaged; throws Error when it is missing or not a state.
std::optional<SavedState> load_state(const TrainingJob& job);

// That a training cannot go on from the state of this job, why, and what to do.
Error unusable_state(const TrainingJob& job, const std::string& why);

}  // namespace mien
