// The networks behind FaceModel, on LibTorch.
#pragma once

#include <memory>

#include "mien/face_model.h"

namespace mien {

// models/registration.safetensors and models/verification.safetensors. Null where neither is there.
// Throws Error.
std::unique_ptr<FaceModel> load_face_model();

}  // namespace mien
