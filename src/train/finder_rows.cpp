#include "train/finder_rows.h"

#include <c10/core/InferenceMode.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "mien/error.h"
#include "train/covers.h"
#include "train/training_rows.h"

namespace mien {

namespace {

// What proposals are like, and what they are like once registered.
constexpr WindowRange kProposed{0.5, 0.85, 45};
constexpr WindowRange kRegistered{0.55, 0.85, 25};
constexpr WindowRange kMeasured{0.5, 0.85, 35};
constexpr WindowRange kOfOthers{0.5, 0.95, 45};
constexpr WindowRange kParts{0.15, 0.38, 45};
constexpr WindowRange kSettled{0.6, 0.8, 15};  // of faces that are being read
constexpr std::uint64_t kValidationSeed = 1;

at::Tensor crops_of(const Dataset& data, const std::string& split) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.splits[i] == split) rows.push_back(i);
    }
    const at::Tensor crops =
        at::empty({static_cast<std::int64_t>(rows.size()), data.size, data.size}, at::kByte);
    auto* to = crops.data_ptr<std::uint8_t>();
    for (const std::size_t row : rows) to = std::copy_n(data.row(row), data.pixels_per_row(), to);
    return crops;
}

at::Tensor as_images(const at::Tensor& crops) {
    return crops.unsqueeze(1).to(at::kFloat);
}

at::Tensor in_the_middle(std::int64_t count) {
    return at::zeros({count, 4});
}

// The mirror image of half of them.
void mirror_half(WindowBatch& batch) {
    const at::Tensor chosen = at::rand({batch.windows.size(0)}) < 0.5;
    const at::Tensor there = chosen.to(batch.windows.device());
    batch.windows = at::where(there.reshape({-1, 1, 1, 1}), batch.windows.flip(3), batch.windows);
    if (batch.answers.size(1) == 4) {
        batch.answers = at::where(there.unsqueeze(1), mirrored(batch.answers), batch.answers);
    }
}

at::Tensor some_windows(const at::Tensor& crops, const WindowRange& range, int size) {
    return cut_windows(as_images(crops), draw_windows(crops.size(0), range), size);
}

WindowBatch registration_windows(const at::Tensor& crops, const at::Tensor& places,
                                 const WindowRange& range, int size) {
    const Places windows = draw_windows(crops.size(0), range);
    return {cut_windows(as_images(crops), windows, size),
            seen_from(windows, Places::unpack(places.to(at::kCPU))).to(crops.device())};
}

// Mouths and foreheads, and faces on their side or upside down.
at::Tensor parts_of_faces(const at::Tensor& faces, int size) {
    const std::int64_t half = faces.size(0) / 2;
    std::vector<at::Tensor> windows{some_windows(faces.narrow(0, 0, half), kParts, size)};
    const at::Tensor rest = faces.narrow(0, half, faces.size(0) - half);
    constexpr std::int64_t kQuarters = 3;
    for (std::int64_t i = 0; i < kQuarters; ++i) {
        const std::int64_t first = rest.size(0) * i / kQuarters;
        const at::Tensor turned = at::rot90(
            rest.narrow(0, first, rest.size(0) * (i + 1) / kQuarters - first), i + 1, {1, 2});
        windows.push_back(some_windows(turned, kRegistered, size));
    }
    return at::cat(windows);
}

// Half of the mouth, or both eyes in part, is where labels begin to change; one eye is not enough
// (models/README.md). In between the answer is not certain.
WindowBatch occlusion_windows(const at::Tensor& faces, const at::Tensor& textures, int size) {
    const at::Tensor bare = as_images(faces);
    const CoveredCrops covered = draw_covers(bare, textures);
    const at::Tensor hidden = ((covered.hidden - 0.4) / 0.4).clamp(0, 1);
    const auto cut = [&](const at::Tensor& crops) {
        return cut_windows(crops, draw_windows(crops.size(0), kSettled), size);
    };
    return {at::cat({cut(bare), cut(covered.crops)}),
            at::cat({at::zeros_like(hidden), hidden}).unsqueeze(1)};
}

// The runs that spoil() makes coarse must hold both.
void shuffle(WindowBatch& batch) {
    const at::Tensor order =
        at::randperm(batch.windows.size(0), at::kLong).to(batch.windows.device());
    batch.windows = batch.windows.index_select(0, order);
    batch.answers = batch.answers.index_select(0, order);
}

WindowBatch with_answers(const at::Tensor& faces, const at::Tensor& others) {
    const auto options = faces.options();
    return {at::cat({faces, others}), at::cat({at::ones({faces.size(0), 1}, options),
                                               at::zeros({others.size(0), 1}, options)})};
}

WindowBatch verification_windows(const at::Tensor& faces, const at::Tensor& others,
                                 const at::Tensor& in_parts, int size) {
    return with_answers(
        some_windows(faces, kRegistered, size),
        at::cat({some_windows(others, kOfOthers, size), parts_of_faces(in_parts, size)}));
}

// Several looks at each crop, weighted by how sure each is. What all have in common stays out: a
// face lies where FER-2013 puts it on average.
at::Tensor register_crops(const Predictor& registration, const at::Tensor& crops, int size) {
    constexpr int kLooks = 12;
    constexpr std::int64_t kBatch = 256;
    const c10::InferenceMode inference;
    std::vector<at::Tensor> found;
    for (std::int64_t at = 0; at < crops.size(0); at += kBatch) {
        const at::Tensor few = crops.narrow(0, at, std::min(kBatch, crops.size(0) - at));
        at::Tensor sum = at::zeros({few.size(0), 4});
        at::Tensor weights = at::zeros({few.size(0), 4});
        for (int i = 0; i < kLooks; ++i) {
            const Places windows = draw_windows(few.size(0), kRegistered);
            const at::Tensor outputs =
                registration.logits(cut_windows(as_images(few), windows, size)).to(at::kCPU);
            const at::Tensor weight = at::exp(-outputs.narrow(1, 4, 4).clamp(-8, 4));
            sum += in_crop(windows, outputs.narrow(1, 0, 4)).packed() * weight;
            weights += weight;
        }
        found.push_back(sum / weights);
    }
    const at::Tensor places = at::cat(found);
    return (places - places.mean(0, true)).clone();
}

}  // namespace

FinderRows make_finder_rows(Dataset data, const std::optional<Dataset>& no_face, Task task,
                            const Recipe& recipe, int size, const Predictor* register_with,
                            at::Device device) {
    FinderRows rows;
    rows.validation_name = recipe.validation;
    if (std::find(data.splits.begin(), data.splits.end(), recipe.validation) == data.splits.end()) {
        rows.validation_name = "held-back Training";
        hold_out(data, "Training", rows.validation_name, 0.1);
    }
    rows.faces = crops_of(data, "Training").to(device);
    const at::Tensor held_back = crops_of(data, rows.validation_name).to(device);
    if (rows.faces.size(0) < 2 || held_back.size(0) < 2) {
        throw Error("the data has " + std::to_string(rows.faces.size(0)) +
                    " faces to train on and " + std::to_string(held_back.size(0)) +
                    " to choose by: both are needed");
    }
    rows.places = register_with ? register_crops(*register_with, rows.faces, size)
                                : in_the_middle(rows.faces.size(0));
    torch::manual_seed(kValidationSeed);
    if (task == Task::registration) {
        rows.validation =
            registration_windows(held_back, in_the_middle(held_back.size(0)), kMeasured, size);
        return rows;
    }
    if (task == Task::occlusion) {
        rows.validation = occlusion_windows(held_back, held_back, size);
        return rows;
    }
    if (!no_face) {
        throw Error(
            "verification also learns from windows without a face: give their folder with "
            "--no-face");
    }
    rows.others = crops_of(*no_face, "Training").to(device);
    rows.validation = verification_windows(held_back, crops_of(*no_face, "PublicTest").to(device),
                                           held_back.narrow(0, 0, held_back.size(0) / 4), size);
    return rows;
}

WindowBatch draw_batch(const FinderRows& rows, Task task, const at::Tensor& chosen, int size) {
    const at::Tensor faces = rows.faces.index_select(0, chosen);
    WindowBatch batch;
    if (task == Task::registration) {
        batch = registration_windows(faces, rows.places.index_select(0, chosen.to(at::kCPU)),
                                     kProposed, size);
    } else if (task == Task::occlusion) {
        batch = occlusion_windows(faces, rows.faces, size);
        shuffle(batch);
    } else {
        const std::int64_t in_parts = faces.size(0) / 4;
        const at::Tensor drawn =
            at::randint(rows.others.size(0), {faces.size(0) - in_parts}, at::kLong);
        batch =
            verification_windows(faces, rows.others.index_select(0, drawn.to(rows.others.device())),
                                 faces.narrow(0, 0, in_parts), size);
        shuffle(batch);
    }
    mirror_half(batch);
    batch.windows = spoil(batch.windows);
    return batch;
}

at::Tensor finder_loss(Task task, const at::Tensor& outputs, const at::Tensor& answers) {
    if (task != Task::registration) {
        return at::binary_cross_entropy_with_logits(outputs, answers);
    }
    const at::Tensor log_variance = outputs.narrow(1, 4, 4).clamp(-8, 4);
    const at::Tensor error = at::square(outputs.narrow(1, 0, 4) - answers);
    return ((error * at::exp(-log_variance) + log_variance) / 2).sum(1).mean();
}

at::Tensor is_right(Task task, const at::Tensor& outputs, const at::Tensor& answers) {
    if (task != Task::registration) return outputs.gt(0).eq(answers.gt(0.5)).flatten();
    const at::Tensor error = outputs.narrow(1, 0, 4) - answers;
    const at::Tensor off =
        at::sqrt(at::square(error.narrow(1, 0, 2)).sum(1)) / at::exp(answers.select(1, 2));
    return off.lt(0.1) & error.select(1, 2).abs().lt(std::log(1.15)) &
           error.select(1, 3).abs().lt(15 * std::numbers::pi / 180);
}

double finder_accuracy(Task task, const at::Tensor& outputs, const at::Tensor& answers) {
    const at::Tensor right = is_right(task, outputs, answers).to(at::kDouble);
    if (task == Task::registration) return right.mean().item<double>();
    const at::Tensor face = answers.gt(0.5).flatten().to(at::kDouble);
    const auto share = [&](const at::Tensor& of) {
        return (right * of).sum().item<double>() / std::max(of.sum().item<double>(), 1.0);
    };
    return (share(face) + share(1 - face)) / 2;
}

RegistrationErrors registration_errors(const at::Tensor& outputs, const at::Tensor& answers) {
    const at::Tensor error = outputs.narrow(1, 0, 4) - answers;
    const at::Tensor off =
        at::sqrt(at::square(error.narrow(1, 0, 2)).sum(1)) / at::exp(answers.select(1, 2));
    return {off.mean().item<double>(), at::expm1(error.select(1, 2).abs()).mean().item<double>(),
            error.select(1, 3).abs().mean().item<double>() * 180 / std::numbers::pi};
}

at::Tensor no_correction(const at::Tensor& answers) {
    at::Tensor none = at::zeros_like(answers);
    none.select(1, 2).fill_(-std::log(kWindowShare));
    return none;
}

WindowBatch registration_test(const Dataset& data, const std::string& split, int size,
                              bool spoilt) {
    torch::manual_seed(kValidationSeed);
    const at::Tensor crops = crops_of(data, split);
    if (crops.size(0) == 0) throw Error("the data has no rows of " + split);
    WindowBatch batch = registration_windows(crops, in_the_middle(crops.size(0)), kMeasured, size);
    if (spoilt) batch.windows = spoil(batch.windows);
    return batch;
}

WindowBatch occlusion_test(const Dataset& data, const std::string& split, int size) {
    torch::manual_seed(kValidationSeed);
    const at::Tensor crops = crops_of(data, split);
    if (crops.size(0) == 0) throw Error("the data has no rows of " + split);
    return occlusion_windows(crops, crops, size);
}

VerificationTest verification_test(const Dataset& data, const std::string& split,
                                   const std::optional<Dataset>& no_face, int size) {
    torch::manual_seed(kValidationSeed);
    const at::Tensor crops = crops_of(data, split);
    if (crops.size(0) == 0) throw Error("the data has no rows of " + split);
    const at::Tensor faces = some_windows(crops, kRegistered, size);
    const at::Tensor others = no_face
                                  ? some_windows(crops_of(*no_face, "PublicTest"), kOfOthers, size)
                                  : parts_of_faces(crops, size);
    return {{faces, at::ones({faces.size(0), 1})}, {others, at::zeros({others.size(0), 1})}};
}

}  // namespace mien
