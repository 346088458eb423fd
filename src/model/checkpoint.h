// A checkpoint file: manifest and weights.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "model/manifest.h"
#include "model/safetensors.h"

namespace mien {

struct Checkpoint {
    Manifest manifest;
    std::map<std::string, RawTensor> tensors;  // exactly those of plan(): names and shapes
};

// Throws Error: "cannot load PATH: " and what is wrong; a network for another task is. The
// network's cost is known, and within its budget, before memory is taken for its weights
// (model/budget.h).
Checkpoint load_checkpoint(const std::filesystem::path& path, Task task = Task::expressions);

// The same, whatever its task.
Checkpoint load_any_checkpoint(const std::filesystem::path& path);

// Written under a temporary name, then renamed. Throws Error, also for what load_checkpoint() would
// refuse.
void save_checkpoint(const std::filesystem::path& path, const Checkpoint& checkpoint);

}  // namespace mien
