// The checkpoints in a folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "mien/checkpoint_note.h"
#include "mien/classifier.h"
#include "mien/export.h"

namespace mien {

struct ModelEntry {
    std::filesystem::path path;
    std::optional<CheckpointInfo> info;  // absent for a broken file
    std::string problem;                 // what is wrong with it; else empty
    CheckpointNote note;
};

// Every *.safetensors in the folder by name that reads expressions, or is broken; read and checked,
// but not run. A folder that is not there gives an empty list.
MIEN_API std::vector<ModelEntry> list_models(const std::filesystem::path& folder);

// Seconds that one crop takes on this machine: the median of several, after a warm-up.
MIEN_API double seconds_per_face(ScoreModel& model);

}  // namespace mien
