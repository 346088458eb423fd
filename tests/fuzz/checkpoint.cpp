// A whole checkpoint: what can be loaded can be saved, and is then the same.
#include "model/checkpoint.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(checkpoint) {
    fuzz::refuse_or([&] {
        const Checkpoint one = load_any_checkpoint(fuzz::file_with(bytes, "one.safetensors"));
        save_checkpoint(fuzz::folder() / "again.safetensors", one);
        const Checkpoint again = load_any_checkpoint(fuzz::folder() / "again.safetensors");
        fuzz::demand(to_text(again.manifest) == to_text(one.manifest));
        for (const auto& [name, tensor] : one.tensors)
            fuzz::demand(again.tensors.at(name).bytes == tensor.bytes);
    });
}

}  // namespace mien
