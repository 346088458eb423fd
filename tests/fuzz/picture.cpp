// Still pictures: signature, EXIF, size, and the decoders of each kind.
#include <opencv2/core/mat.hpp>

#include "fuzz/fuzz.h"
#include "mien/picture_file.h"

namespace mien {

MIEN_FUZZ(picture) {
    // Noise in a wide picture is the decoders' business, and only takes time here.
    if (bytes.size() > 20'000) return;
    const auto file = fuzz::file_with(bytes, "picture");
    is_animated_png(file);
    fuzz::refuse_or([&] {
        PictureFile picture(file);
        for (int i = 0; i < std::min(picture.count(), 3); ++i) {
            picture.duration_s(i);
            picture.read(i);
        }
    });
}

}  // namespace mien
