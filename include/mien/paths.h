// Where Mien finds what it ships with.
#pragma once

#include <filesystem>
#include <string>

#include "mien/export.h"

namespace mien {

// The folder that holds `models/` and `data/`: $MIEN_HOME if set, else share/mien of the prefix
// that the running program or else libmien is installed in. (In a build tree share/mien is a link
// to the source tree.) Nothing of it is fixed when Mien is built: an installed tree may be moved.
MIEN_API std::filesystem::path home();

// home()/models: the shipped checkpoints.
MIEN_API std::filesystem::path models_folder();

// A name ("cnn4": models_folder()/cnn4.safetensors) or a path to a checkpoint file. Throws Error
// listing the names there are when it does not exist.
MIEN_API std::filesystem::path find_checkpoint(const std::string& name_or_path);

// The checkpoint to use when none is named: "mien" if it is there, else "cnn4". Throws Error.
MIEN_API std::filesystem::path default_checkpoint();

// home()/data/demo.mp4: the bundled clip.
MIEN_API std::filesystem::path demo_clip();

// The file of one of OpenCV's cascades: "frontalface_default" gives
// .../haarcascade_frontalface_default.xml. A name with a slash or ".xml" is taken as a path.
// Throws Error when it is not installed.
MIEN_API std::filesystem::path find_cascade(const std::string& name_or_path);

}  // namespace mien
