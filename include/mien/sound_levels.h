// How loud the sound of a file is over time, to be drawn beside a timeline.
#pragma once

#include <cstddef>
#include <filesystem>
#include <stop_token>
#include <vector>

#include "mien/export.h"

namespace mien {

// The file's best sound from `begin_s` to `end_s`, on the timeline of its pictures, in `count`
// equal parts: the root mean square of each, over all channels, as a share of full scale, 0 to 1.
// Parts without sound are 0. Empty where the file has no sound, or none that can be read, and when
// `stop` asks to give up. Never throws. Thread rule: any thread.
MIEN_API std::vector<float> sound_levels(const std::filesystem::path& file, double begin_s,
                                         double end_s, std::size_t count,
                                         const std::stop_token& stop = {});

}  // namespace mien
