// The header of a safetensors file, with a length of data that its first byte chooses.
#include "model/safetensors.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(safetensors) {
    if (bytes.empty()) return;
    const auto data_bytes = static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[0])) * 4;
    fuzz::refuse_or([&] {
        const SafetensorsHeader header = parse_safetensors_header(bytes.substr(1), data_bytes);
        for (const auto& [name, tensor] : header.tensors)
            fuzz::demand(tensor.begin <= tensor.end && tensor.end <= data_bytes);
    });
}

}  // namespace mien
