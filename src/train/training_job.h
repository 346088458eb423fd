// What is to be trained, from what, and where it is kept. No torch in this header.
#pragma once

#include <filesystem>
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

struct BestEpoch {
    std::filesystem::path checkpoint;
    int epoch = 0;  // 0: none yet
    double accuracy = -1;
};

// Of the votes' checkpoint that is trained along with this one.
std::filesystem::path plus_path(const std::filesystem::path& checkpoint);

// Where the resumable state of a training is kept: saved after each epoch, removed by nobody.
std::filesystem::path state_path(const std::filesystem::path& checkpoint);

}  // namespace mien
