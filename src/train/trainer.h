// Trains a network and keeps the best epoch as a checkpoint. No torch in this header.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "model/architecture.h"
#include "train/dataset.h"
#include "train/recipe.h"

namespace mien {

struct TrainingJob {
    std::string name;  // of the checkpoint
    Architecture architecture;
    Recipe recipe;
    Dataset data;
    std::string data_name;             // for the manifest: what the rows are
    std::filesystem::path checkpoint;  // the best epoch so far; its state lies at state_path()
    std::filesystem::path start_from;  // checkpoint whose weights to begin with; empty: fresh ones
    bool resume = false;               // go on from the state, with the recipe kept there
    std::string device = "cpu";        // or "cuda"
    int threads = 1;
};

struct StepProgress {
    int epoch = 0;  // from 1
    int epochs = 0;
    int step = 0;  // from 1, in this epoch
    int steps = 0;
    double loss = 0;  // mean of this epoch so far
    double images_per_second = 0;
    double seconds_left = 0;  // of the whole training
};

struct EpochResult {
    int epoch = 0;  // from 1
    int epochs = 0;
    double training_loss = 0;
    double training_accuracy = 0;  // on augmented crops, while the weights change
    double validation_loss = 0;
    double validation_accuracy = 0;  // of the averaged weights, as they are stored
    double seconds = 0;
    bool best = false;  // the checkpoint is now this one
};

struct TrainingEvents {
    std::function<void(const std::string&)> note;  // one line for the user
    std::function<void(const StepProgress&)> step;
    std::function<void(const EpochResult&)> epoch;
    std::function<bool()> stop;  // asked after each step: true ends the training
};

struct TrainingResult {
    bool finished = false;  // false: stopped; the state of the last whole epoch is kept
    int best_epoch = 0;
    double best_accuracy = 0;
};

// Where the resumable state of a training is kept: saved after each epoch, removed by nobody.
std::filesystem::path state_path(const std::filesystem::path& checkpoint);

// Same job, device and thread count of one: same result. Throws Error (no rows, files, no CUDA).
TrainingResult train(const TrainingJob& job, const TrainingEvents& events);

}  // namespace mien
