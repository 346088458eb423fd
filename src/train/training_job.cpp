#include "train/training_job.h"

namespace mien {

std::filesystem::path plus_path(const std::filesystem::path& checkpoint) {
    std::filesystem::path path = checkpoint;
    return path.replace_filename(checkpoint.stem().string() + "-plus" +
                                 checkpoint.extension().string());
}

std::filesystem::path state_path(const std::filesystem::path& checkpoint) {
    std::filesystem::path path = checkpoint;
    path += ".state";
    return path;
}

}  // namespace mien
