// The networks behind FaceModel, on LibTorch.
#pragma once

#include <memory>

#include "mien/face_model.h"

namespace mien {

// models/registration.safetensors and models/verification.safetensors. Never null: throws Error
// where one is missing, since readings with the cascade alone would be other ones, unnoticed.
std::unique_ptr<FaceModel> load_face_model();

}  // namespace mien
