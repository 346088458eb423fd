// From a checkpoint file to what is public about it.
#pragma once

#include "mien/classifier.h"
#include "mien/export.h"
#include "model/checkpoint.h"

namespace mien {

MIEN_API CheckpointInfo describe(const Checkpoint& checkpoint, const std::filesystem::path& path);

}  // namespace mien
