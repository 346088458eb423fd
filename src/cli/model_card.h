// A page that says of a checkpoint what it is for, from what it was made, and how well it does.
#pragma once

#include <string>

#include "mien/model_library.h"
#include "model/manifest.h"

namespace mienctl {

// Markdown with the headings of M. Mitchell et al., "Model Cards for Model Reporting", FAT* 2019,
// under the YAML that model hubs read (license, tags, model-index). `entry.info` is there. Text
// from the file is escaped. Of a checkpoint of unknown makers it says only what its file does.
std::string model_card(const mien::ModelEntry& entry, const mien::Manifest& manifest);

}  // namespace mienctl
