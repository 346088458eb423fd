// What the networks of the finder of faces learn from (see Task in model/manifest.h). No label
// is needed: a window's place in its crop is known because it was drawn.
#pragma once

#include <ATen/ATen.h>

#include <optional>
#include <string>

#include "model/manifest.h"
#include "model/predictor.h"
#include "train/dataset.h"
#include "train/recipe.h"
#include "train/windows.h"

namespace mien {

struct WindowBatch {
    at::Tensor windows;  // N x 1 x size x size, float32, pixels from 0 to 255
    at::Tensor answers;  // registration: N x 4; verification: N x 1, 1 for a face; occlusion: N x
                         // 1, 1 where the mouth or both eyes are hidden
};

struct FinderRows {
    at::Tensor faces;   // N x H x H, uint8, upright crops
    at::Tensor places;  // N x 4: where the faces lie in them, see Places::packed
    at::Tensor others;  // M x H x H, uint8, no faces; for verification alone
    WindowBatch validation;
    std::string validation_name;
};

// Throws Error when rows are missing. The windows to validate by are always the same; for these it
// seeds torch's generator. `register_with`: a registration that says better than the middle of the
// crop where the face lies.
FinderRows make_finder_rows(Dataset data, const std::optional<Dataset>& no_face, Task task,
                            const Recipe& recipe, int size, const Predictor* register_with,
                            at::Device device);

// One window of each chosen face, spoilt. For verification as many that are no face come with them:
// from other pictures, and mere parts of faces and faces that are turned too far. For occlusion
// each face comes twice, as it is and with a cover. Draws from torch's generator.
WindowBatch draw_batch(const FinderRows& rows, Task task, const at::Tensor& chosen, int size);

// Registration: negative logarithm of the likelihood of Gaussians whose variance is learnt too (A.
// Kendall, Y. Gal: "What Uncertainties Do We Need in Bayesian Deep Learning for Computer Vision?",
// NeurIPS 2017). Others: cross-entropy.
at::Tensor finder_loss(Task task, const at::Tensor& outputs, const at::Tensor& answers);

// N, bool. Registration: the centre to 0.1 of the face's side, the side to 15 %, the roll to 15
// degrees. Others: the more likely answer.
at::Tensor is_right(Task task, const at::Tensor& outputs, const at::Tensor& answers);

// Share that is right; but for registration the mean of the shares of both answers.
double finder_accuracy(Task task, const at::Tensor& outputs, const at::Tensor& answers);

// Mean errors of registration: what evaluate prints.
struct RegistrationErrors {
    double centre = 0;   // distance, in sides of the face
    double side = 0;     // relative
    double degrees = 0;  // of roll
};
RegistrationErrors registration_errors(const at::Tensor& outputs, const at::Tensor& answers);

// The answers that leave every box as it was proposed.
at::Tensor no_correction(const at::Tensor& answers);

// Windows of at most 35 degrees of the faces of a split, and what is right.
WindowBatch registration_test(const Dataset& data, const std::string& split, int size, bool spoilt);

// The faces of a split as verification sees them, and the held-back windows of `no_face`, or else
// mere parts of the faces.
struct VerificationTest {
    WindowBatch faces;
    WindowBatch others;
};
VerificationTest verification_test(const Dataset& data, const std::string& split,
                                   const std::optional<Dataset>& no_face, int size);

// The faces of a split as they are and, in the second half of the rows, with covers.
WindowBatch occlusion_test(const Dataset& data, const std::string& split, int size);

// Share of a registered box's side that its window has.
inline constexpr double kWindowShare = 0.7;

}  // namespace mien
