// Reads and writes the safetensors format: eight bytes of header length (little endian), a JSON
// header, then the raw tensors. Source: "Format" in the README of huggingface/safetensors.
// Nothing in such a file is code, so reading one cannot run anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/regular_file.h"

namespace mien {

enum class DType { f16, f32 };

struct RawTensor {
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;  // row-major, little endian
};

struct Safetensors {
    std::map<std::string, std::string> metadata;
    std::map<std::string, RawTensor> tensors;
};

// Where a tensor is, in bytes behind the header.
struct TensorEntry {
    DType dtype = DType::f32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct SafetensorsHeader {
    std::map<std::string, std::string> metadata;
    std::map<std::string, TensorEntry> tensors;
};

// The JSON of a file that has so many bytes behind it. Throws Error that says what is wrong: JSON,
// a key that appears twice, dtype, shape, offsets that leave the file, overlap or leave a gap.
SafetensorsHeader parse_safetensors_header(std::string_view json, std::uint64_t data_bytes);

// An open file of which the header alone has been read, so that it can be refused before memory is
// taken for its tensors.
class SafetensorsFile {
  public:
    // Throws Error, with the reason only: as above, no regular file, too short, too large.
    explicit SafetensorsFile(const std::filesystem::path& path);

    const SafetensorsHeader& header() const { return header_; }

    // All of them. Throws Error, with the reason only, where the file has been cut off since, or
    // where a number of a tensor is infinite or none.
    std::map<std::string, RawTensor> read_tensors() const;

  private:
    RegularFile file_;
    SafetensorsHeader header_;
    std::uint64_t data_begin_ = 0;
};

// Throws Error that names the first tensor with a number that is infinite or none.
void check_finite(const std::map<std::string, RawTensor>& tensors);

// Written under a temporary name, then renamed. Throws Error.
void write_safetensors(const std::filesystem::path& path, const Safetensors& content);

}  // namespace mien
