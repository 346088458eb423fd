// What a checkpoint says of itself.
#include "model/manifest.h"

#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(manifest) {
    fuzz::refuse_or([&] {
        const Manifest one = parse_manifest(std::string(bytes));
        const std::string text = to_text(one);
        fuzz::demand(to_text(parse_manifest(text)) == text);
    });
}

}  // namespace mien
