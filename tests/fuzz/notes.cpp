// What is said of checkpoints beside them.
#include "core/scores/checkpoint_notes.h"
#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(notes) {
    fuzz::refuse_or([&] {
        for (const auto& [sha256, note] : parse_checkpoint_notes(bytes)) {
            fuzz::demand(!note.outside || (note.outside->right >= 0 && note.outside->right <= 1));
        }
    });
}

}  // namespace mien
