// Trains a network and keeps the best epoch as a checkpoint. No torch in this header.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/architecture.h"
#include "train/dataset.h"
#include "train/recipe.h"

namespace mien {

struct TrainingJob {
    std::string name;  // of the checkpoint
    Architecture architecture;
    Recipe recipe;
    Dataset data;
    std::optional<Votes> votes;
    std::optional<Dataset> no_face;  // windows that show none: see window_file.h
    std::string data_name;           // for the manifest: what the rows are
    // The best epoch so far; its state lies at state_path(). Where labels and votes are learnt, the
    // votes' checkpoint is called "<name>-plus" and lies beside it (see plus_path).
    std::filesystem::path checkpoint;
    // Weights to begin with; empty: fresh ones. The first gives all but the last layer; each gives
    // the last layer of the head that has its classes. They may have fewer filters or units, and
    // another rate of dropout.
    std::vector<std::filesystem::path> start_from;
    // Checkpoints whose scores are learnt too, by the heads that have their classes (G. Hinton et
    // al., "Distilling the Knowledge in a Neural Network", 2015). A registration is taught by one
    // that says where the faces lie in the crops it learns from.
    std::vector<std::filesystem::path> teachers;
    bool resume = false;         // go on from the state, with the recipe kept there
    std::string device = "cpu";  // or "cuda"
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
    std::function<bool()> stop;  // asked after each step: true ends the training
};

struct BestEpoch {
    std::filesystem::path checkpoint;
    int epoch = 0;  // 0: none yet
    double accuracy = -1;
};

struct TrainingResult {
    bool finished = false;  // false: stopped; the state of the last whole epoch is kept
    std::vector<BestEpoch> heads;
};

// Of the votes' checkpoint that is trained along with this one.
std::filesystem::path plus_path(const std::filesystem::path& checkpoint);

// Where the resumable state of a training is kept: saved after each epoch, removed by nobody.
std::filesystem::path state_path(const std::filesystem::path& checkpoint);

// Same job, device and thread count of one: same result. Throws Error (no rows, files, no CUDA).
TrainingResult train(const TrainingJob& job, const TrainingEvents& events);

}  // namespace mien
