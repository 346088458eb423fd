#include "support/places.h"

namespace mien::test {

std::string source_dir() {
    return MIEN_SOURCE_DIR;
}

std::string shared_media() {
    return MIEN_SOURCE_DIR "/../shared/media";
}

}  // namespace mien::test
