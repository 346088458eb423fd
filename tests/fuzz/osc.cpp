// OSC packets.
#include "fuzz/fuzz.h"
#include "streams/osc_reader.h"

namespace mien {

MIEN_FUZZ(osc) {
    const auto messages = streams::read_osc(bytes);
    if (!messages) return;
    fuzz::demand(messages->size() <= 64);
    for (const auto& message : *messages) fuzz::demand(message.address.starts_with('/'));
}

}  // namespace mien
