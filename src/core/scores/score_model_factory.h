// What libmien_torch.so offers to libmien: opened by name when the first checkpoint is loaded, so
// that nobody who does not need LibTorch waits for it.
#pragma once

#include <filesystem>

#include "mien/score_model.h"

namespace mien {

inline constexpr const char* kScoreModelLibrary = "libmien_torch.so";
inline constexpr const char* kScoreModelFactory = "mien_make_score_model";

// The caller owns the result. Throws Error.
using ScoreModelFactory = ScoreModel* (*)(const std::filesystem::path& checkpoint,
                                          const ClassifierOptions& options);

}  // namespace mien
