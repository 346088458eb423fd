// Windows that show no face, for training the finder's verification: gray pictures of one size
// below each other in a PGM file (binary, "P5"), which any viewer opens. Standard library alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "train/dataset.h"

namespace mien {

inline constexpr int kWindowFileSide = 48;  // pixels

// `pixels`: windows x 48 x 48. Throws Error.
void write_windows(const std::filesystem::path& path, const std::vector<std::uint8_t>& pixels);

// The windows of training.pgm in `folder` as the split Training, those of held_back.pgm as
// PublicTest: one class, "no face". Throws Error that names the file and what is wrong.
Dataset read_windows(const std::filesystem::path& folder);

}  // namespace mien
