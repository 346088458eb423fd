// How large a video says it is, and whether it names other files.
#include "core/media/container_size.h"

#include "core/media/allowed_formats.h"
#include "fuzz/fuzz.h"

namespace mien {

MIEN_FUZZ(container) {
    const auto file = fuzz::file_with(bytes, "clip.mp4");
    claimed_size(file);
    why_no_video(file);
    names_other_files(file);
    is_motion_jpeg(file);
}

}  // namespace mien
