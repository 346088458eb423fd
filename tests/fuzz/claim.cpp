// What a worker's claim says.
#include "shards/claims.h"

#include "fuzz/fuzz.h"

namespace mien::shards {

MIEN_FUZZ(claim) {
    fuzz::file_with(bytes, "clip.1");
    const ClaimNote note = read_claim(fuzz::folder(), "clip", 1);
    fuzz::demand(note.share >= 0 && note.share <= 1 && note.speed >= 0);
    // A worker's own goes on from 0; what is compared must not have wrapped around.
    fuzz::demand(newest_claims(fuzz::folder()).at("clip") == 1);
}

}  // namespace mien::shards
