// What the makers of checkpoints say of them beyond the manifests: the file about.json beside them.
//
//     {"mien": {"sha256": "…", "use": "recommended", "labels": "FER+",
//               "outside": {"right": 0.6, "mean_recall": 0.543}}, …}
//
// Each is about the very file that has this SHA-256: another of the same name gets nothing of it.
// "labels" says whose labels the manifest's accuracy is about; "outside", which may be missing, is
// `mienctl evaluate --detect` on pictures that no training saw.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "mien/checkpoint_note.h"

namespace mien {

using CheckpointNotes = std::map<std::string, CheckpointNote>;  // by SHA-256

CheckpointNotes parse_checkpoint_notes(std::string_view text);  // throws Error

// Of the checkpoints in this folder; none where the file is missing or cannot be understood.
CheckpointNotes read_checkpoint_notes(const std::filesystem::path& folder);

}  // namespace mien
