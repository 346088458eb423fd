// Whether bytes are still those that were written. For damage, not for malice: 64-bit FNV-1a (G.
// Fowler, L. C. Noll, K.-P. Vo), which notices every change of a single byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mien {

class Checksum {
  public:
    void add(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const std::uint8_t*>(data);
        for (std::size_t i = 0; i < size; ++i) value_ = (value_ ^ bytes[i]) * 0x100000001b3;
    }
    std::uint64_t value() const { return value_; }
    bool operator==(const Checksum&) const = default;

  private:
    std::uint64_t value_ = 0xcbf29ce484222325;
};

// The content of a file with its checksum in front, in a line of its own.
std::string with_checksum(std::string_view content);

// What with_checksum() was given; none when the file is damaged.
std::optional<std::string> checked_content(std::string_view file);

}  // namespace mien
