// Where what is sent as it happens does not go on as expected.
#pragma once

namespace mien {

// Why pictures that were sent as they happened do not follow each other.
enum class LiveGap {
    stalled,  // none came for two seconds and for ten times as long as usual
    clock,    // the sender's clock went ahead by more than ten seconds; times go on by ours
};

}  // namespace mien
