#include "core/scores/torch_face_model.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <numbers>
#include <opencv2/core.hpp>

#include "mien/error.h"
#include "mien/paths.h"
#include "model/checkpoint.h"
#include "model/memory_layout.h"
#include "model/network.h"
#include "model/packed_network.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

// What `registration` says of a window; then the logarithms of their variances.
enum Output { kX, kY, kLogScale, kRoll, kVariances };

// Batches are filled up to one of these, since oneDNN writes kernels for each new size.
constexpr std::array<std::int64_t, 6> kBatches = {1, 2, 4, 8, 16, 32};

constexpr double kLeastDeviation = 4;  // of a window's pixels: see normalised()

// Each window by its own mean and deviation, so that light and contrast do not count; what is
// nearly flat is not blown up.
at::Tensor normalised(const std::vector<cv::Mat>& windows, std::size_t first, std::int64_t count,
                      std::int64_t batch) {
    constexpr int side = FaceModel::kWindow;
    const at::Tensor pixels = at::zeros({batch, 1, side, side}, at::kFloat);
    float* to = pixels.data_ptr<float>();
    for (std::int64_t i = 0; i < count; ++i) {
        const cv::Mat& window = windows[first + static_cast<std::size_t>(i)];
        if (window.type() != CV_8UC1 || window.rows != side || window.cols != side)
            throw Error("the face model was given a window of the wrong size or type");
        cv::Mat1f out(side, side, to + i * side * side);
        cv::Scalar mean, deviation;
        cv::meanStdDev(window, mean, deviation);
        const double scale = 1 / std::max(deviation[0], kLeastDeviation);
        window.convertTo(out, CV_32F, scale, -mean[0] * scale);
    }
    return pixels;
}

class TorchNetwork {
  public:
    TorchNetwork(const fs::path& path, Task task)
        : network_(fold(make_network(load(path, task))), Precision::float32) {
        for (const std::int64_t batch : kBatches) run(at::zeros({batch, 1, kSide, kSide}));
    }

    // Calls `take(i, outputs)` for each window.
    template <typename Take>
    void look_at(const std::vector<cv::Mat>& windows, const Take& take) const {
        for (std::size_t first = 0; first < windows.size();) {
            const auto count = std::min<std::int64_t>(
                kBatches.back(), static_cast<std::int64_t>(windows.size() - first));
            const std::int64_t batch = *std::lower_bound(kBatches.begin(), kBatches.end(), count);
            const at::Tensor said = run(normalised(windows, first, count, batch));
            const float* values = said.data_ptr<float>();
            for (std::int64_t i = 0; i < count; ++i, values += said.size(1)) take(first++, values);
        }
    }

  private:
    static constexpr int kSide = FaceModel::kWindow;

    static Checkpoint load(const fs::path& path, Task task) {
        Checkpoint checkpoint = load_checkpoint(path, task);
        if (checkpoint.manifest.architecture.input.size != kSide) {
            throw Error("cannot load " + path.string() + ": its input is not " +
                        std::to_string(kSide) + " pixels wide");
        }
        return checkpoint;
    }

    at::Tensor run(const at::Tensor& input) const {
        const c10::InferenceMode inference;
        return network_.forward(channels_last(input)).contiguous();
    }

    PackedNetwork network_;
};

class TorchFaceModel final : public FaceModel {
  public:
    TorchFaceModel(const fs::path& registration, const fs::path& verification)
        : registration_(registration, Task::registration),
          verification_(verification, Task::verification) {}

    std::vector<Registration> locate(const std::vector<cv::Mat>& windows) override {
        std::vector<Registration> result(windows.size());
        registration_.look_at(windows, [&](std::size_t i, const float* said) {
            result[i].offset = {said[kX], said[kY]};
            result[i].scale = std::exp(std::clamp(said[kLogScale], -2.F, 2.F));
            result[i].roll = said[kRoll] * 180 / std::numbers::pi_v<float>;
            result[i].doubt = std::exp(
                std::clamp(said[kVariances + kX] + said[kVariances + kY], -20.F, 20.F) / 4);
        });
        return result;
    }

    std::vector<float> verify(const std::vector<cv::Mat>& windows) override {
        std::vector<float> result(windows.size());
        verification_.look_at(windows, [&](std::size_t i, const float* said) {
            result[i] = 1 / (1 + std::exp(-said[0]));
        });
        return result;
    }

  private:
    TorchNetwork registration_;
    TorchNetwork verification_;
};

}  // namespace

std::unique_ptr<FaceModel> load_face_model() {
    const fs::path registration = models_folder() / "registration.safetensors";
    const fs::path verification = models_folder() / "verification.safetensors";
    if (!fs::exists(registration) && !fs::exists(verification)) return nullptr;
    try {
        return std::make_unique<TorchFaceModel>(registration, verification);
    } catch (const c10::Error& error) {
        throw Error("cannot load the networks that find faces in " + models_folder().string() +
                    ": LibTorch refuses them: " + error.what_without_backtrace());
    }
}

}  // namespace mien
