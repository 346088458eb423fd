// Which checkpoints viewers can choose.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "mien/model_library.h"
#include "serve/messages.h"

namespace mien::serve {

// Those that can be read, each as checkpoint_json(), with its file's "name" and its "parameters".
Json choices_json(const std::vector<ModelEntry>& models);

// The one of this name. Throws Error where there is none.
std::filesystem::path chosen_checkpoint(const std::vector<ModelEntry>& models,
                                        const std::string& name);

}  // namespace mien::serve
