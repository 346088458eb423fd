#include "model/checkpoint.h"

#include <utility>

#include "base/text.h"
#include "mien/error.h"

namespace mien {

namespace {

constexpr const char* kManifestKey = "mien";

std::string spelled(const Dimensions& shape) {
    std::string text;
    for (const std::int64_t dimension : shape) {
        text += (text.empty() ? "" : "x") + std::to_string(dimension);
    }
    return text.empty() ? "a number" : text;
}

// `tensors`: by name, with their shapes.
template <typename Tensors>
void check(const Manifest& manifest, const Tensors& tensors) {
    const Plan expected = plan(manifest.architecture, static_cast<int>(manifest.classes.size()),
                               budget_of(manifest.task));
    for (const auto& [name, shape] : expected.tensors) {
        const auto found = tensors.find(name);
        if (found == tensors.end()) throw Error("tensor '" + name + "' is missing");
        if (found->second.shape != shape) {
            throw Error("tensor '" + name + "' is " + spelled(found->second.shape) +
                        " where its architecture needs " + spelled(shape));
        }
    }
    for (const auto& [name, tensor] : tensors) {
        if (!expected.tensors.contains(name)) {
            throw Error("tensor '" + printable(name.substr(0, 80)) +
                        "' belongs to no layer of its architecture");
        }
    }
}

}  // namespace

Checkpoint load_checkpoint(const std::filesystem::path& path, Task task) {
    Checkpoint checkpoint = load_any_checkpoint(path);
    if (checkpoint.manifest.task != task) {
        throw Error("cannot load " + path.string() + ": it is a network for " +
                    std::string(name_of(checkpoint.manifest.task)) + ", not for " +
                    std::string(name_of(task)));
    }
    return checkpoint;
}

Checkpoint load_any_checkpoint(const std::filesystem::path& path) {
    try {
        const SafetensorsFile file(path);
        const auto& metadata = file.header().metadata;
        const auto manifest = metadata.find(kManifestKey);
        if (manifest == metadata.end()) {
            throw Error(
                "it has no manifest: it is a safetensors file, but not a checkpoint of Mien");
        }
        Checkpoint checkpoint{parse_manifest(manifest->second), {}};
        check(checkpoint.manifest, file.header().tensors);
        checkpoint.tensors = file.read_tensors();
        return checkpoint;
    } catch (const Error& error) {
        throw Error("cannot load " + path.string() + ": " + error.what());
    }
}

void save_checkpoint(const std::filesystem::path& path, const Checkpoint& checkpoint) {
    const std::string manifest = to_text(checkpoint.manifest);
    try {
        // With the reader's eyes: what it would refuse must not be written. Not of the text alone,
        // where what is no UTF-8 has been replaced.
        check_classes(checkpoint.manifest.classes, checkpoint.manifest.task);
        check(parse_manifest(manifest), checkpoint.tensors);
        check_finite(checkpoint.tensors);
    } catch (const Error& error) {
        throw Error("cannot write " + path.string() + ": " + error.what());
    }
    write_safetensors(path, {{{kManifestKey, manifest}}, checkpoint.tensors});
}

}  // namespace mien
