#include "model/checkpoint.h"

#include <utility>

#include "mien/error.h"

namespace mien {

namespace {

constexpr const char* manifest_key = "mien";

std::string spelled(const Dimensions& shape) {
    std::string text;
    for (const std::int64_t dimension : shape) {
        text += (text.empty() ? "" : "x") + std::to_string(dimension);
    }
    return text.empty() ? "a number" : text;
}

void check_tensors(const Checkpoint& checkpoint) {
    const Plan expected = plan(checkpoint.manifest.architecture,
                               static_cast<int>(checkpoint.manifest.classes.size()));
    for (const auto& [name, shape] : expected.tensors) {
        const auto found = checkpoint.tensors.find(name);
        if (found == checkpoint.tensors.end()) throw Error("tensor '" + name + "' is missing");
        if (found->second.shape != shape) {
            throw Error("tensor '" + name + "' is " + spelled(found->second.shape) +
                        " where its architecture needs " + spelled(shape));
        }
    }
    for (const auto& [name, tensor] : checkpoint.tensors) {
        if (!expected.tensors.contains(name)) {
            throw Error("tensor '" + name + "' belongs to no layer of its architecture");
        }
    }
}

}  // namespace

Checkpoint load_checkpoint(const std::filesystem::path& path, Task task) {
    Checkpoint checkpoint = load_any_checkpoint(path);
    if (checkpoint.manifest.task != task) {
        throw Error("cannot load " + path.string() + ": it is a network for " +
                    std::string(to_string(checkpoint.manifest.task)) + ", not for " +
                    std::string(to_string(task)));
    }
    return checkpoint;
}

Checkpoint load_any_checkpoint(const std::filesystem::path& path) {
    try {
        Safetensors content = read_safetensors(path);
        const auto manifest = content.metadata.find(manifest_key);
        if (manifest == content.metadata.end()) {
            throw Error(
                "it has no manifest: it is a safetensors file, but not a checkpoint of Mien");
        }
        Checkpoint checkpoint{parse_manifest(manifest->second), std::move(content.tensors)};
        check_tensors(checkpoint);
        return checkpoint;
    } catch (const Error& error) {
        throw Error("cannot load " + path.string() + ": " + error.what());
    }
}

void save_checkpoint(const std::filesystem::path& path, const Checkpoint& checkpoint) {
    check_tensors(checkpoint);
    write_safetensors(path, {{{manifest_key, to_text(checkpoint.manifest)}}, checkpoint.tensors});
}

}  // namespace mien
