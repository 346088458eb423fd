// Trains a network and keeps the best epoch as a checkpoint. No torch in this header.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "train/training_job.h"

namespace mien {

struct StepProgress {
    int epoch = 0;  // from 1
    int epochs = 0;
    int step = 0;  // from 1, in this epoch
    int steps = 0;
    double loss = 0;  // mean of this epoch so far
    double images_per_second = 0;
    double seconds_left = 0;  // of the whole training
};

// How good a head is on the validation rows, with the averaged weights as they are stored.
struct HeadResult {
    std::string name;  // of its checkpoint
    double loss = 0;
    double accuracy = 0;
    bool best = false;  // its checkpoint is now this one
};

struct EpochResult {
    int epoch = 0;  // from 1
    int epochs = 0;
    double training_loss = 0;
    double training_accuracy = 0;  // of the first head, on augmented crops, while weights change
    double images_per_second = 0;  // of training, without validation
    double seconds = 0;            // with it
    std::vector<HeadResult> heads;
};

struct TrainingEvents {
    std::function<void(const std::string&)> note;  // one line for the user
    std::function<void(const StepProgress&)> step;
    std::function<void(const EpochResult&)> epoch;
    // Before the first step: of each head that a checkpoint was started from, and each epoch that a
    // resumed training had behind it. Both for the reading of expressions only.
    std::function<void(const std::vector<HeadResult>&)> started;
    std::function<void(const EpochResult&)> past;
    std::function<bool()> stop;  // asked after each step: true ends the training
};

struct TrainingResult {
    bool finished = false;  // false: stopped; the state of the last whole epoch is kept
    std::vector<BestEpoch> heads;
};

// Same job, device and thread count of one: same result. Throws Error (no rows, files, no CUDA).
TrainingResult train(const TrainingJob& job, const TrainingEvents& events);

}  // namespace mien
