#include "mien/write_file.h"

#include "base/atomic_file.h"

namespace mien {

void write_file(const std::filesystem::path& path, std::string_view bytes) {
    AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

}  // namespace mien
