#include "core/scores/describe_checkpoint.h"

#include "core/media/sha256.h"

namespace mien {

std::map<std::string, std::string> describe_face_networks(const std::filesystem::path& folder) {
    std::map<std::string, std::string> networks;
    for (const std::string name : {"registration", "verification", "occlusion"})
        networks[name] = sha256_of(folder / (name + ".safetensors"));
    return networks;
}

CheckpointInfo describe(const Checkpoint& checkpoint, const std::filesystem::path& path) {
    const Manifest& manifest = checkpoint.manifest;
    const Plan cost = plan(manifest.architecture, static_cast<int>(manifest.classes.size()));
    CheckpointInfo info;
    info.path = path;
    info.sha256 = sha256_of(path);
    info.name = manifest.name;
    info.architecture = manifest.architecture.name;
    info.classes = manifest.classes;
    info.input_size = manifest.architecture.input.crop;
    info.crop_margin = manifest.crop_margin;
    info.parameters = cost.parameters;
    info.multiply_adds = cost.multiply_adds;
    info.accuracy = manifest.accuracy;
    return info;
}

}  // namespace mien
