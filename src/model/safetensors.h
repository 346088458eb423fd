// Reads and writes the safetensors format: eight bytes of header length (little endian), a JSON
// header, then the raw tensors. Source: "Format" in the README of huggingface/safetensors.
// Nothing in such a file is code, so reading one cannot run anything.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

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

// Throws Error that says what is wrong: too short, header length, JSON, dtype, shape, offsets that
// leave the file, overlap or leave a gap. At most 1 GiB is read.
Safetensors read_safetensors(const std::filesystem::path& path);

// Written under a temporary name, then renamed. Throws Error.
void write_safetensors(const std::filesystem::path& path, const Safetensors& content);

}  // namespace mien
