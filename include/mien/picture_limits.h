// What a picture may be at most, checked before it is decoded.
#pragma once

#include <cstdint>

namespace mien {

// Pixels of one picture: 100 million, 300 MB once decoded.
inline constexpr std::int64_t kMostPicturePixels = 100'000'000;

// Bytes of its file.
inline constexpr std::int64_t kMostPictureBytes = std::int64_t{1} << 30;

}  // namespace mien
