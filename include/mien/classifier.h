// Reads an expression off a 48x48 crop with a trained checkpoint.
//
// LibTorch lives behind this header, in a library of its own that is opened when the first
// checkpoint is loaded: a program that only shows pictures never waits for it.
#pragma once

#include <filesystem>
#include <memory>

#include "mien/checkpoint_info.h"
#include "mien/export.h"
#include "mien/score_model.h"

namespace mien {

// Loads and tries the checkpoint (bounds, names, shapes, one forward on a blank crop). Throws Error
// that says what is wrong with the file.
MIEN_API std::unique_ptr<ScoreModel> load_classifier(const std::filesystem::path& checkpoint,
                                                     const ClassifierOptions& options = {});

}  // namespace mien
