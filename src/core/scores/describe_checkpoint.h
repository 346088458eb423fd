// From a checkpoint file to what is public about it.
#pragma once

#include "mien/checkpoint_info.h"
#include "mien/export.h"
#include "model/checkpoint.h"

namespace mien {

// CheckpointInfo::face_networks of those in a folder.
MIEN_API std::map<std::string, std::string> describe_face_networks(
    const std::filesystem::path& folder);

MIEN_API CheckpointInfo describe(const Checkpoint& checkpoint, const std::filesystem::path& path);

}  // namespace mien
