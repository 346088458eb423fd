#include "core/scores/torch_face_model.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <numbers>
#include <opencv2/core.hpp>

#include "mien/error.h"
#include "mien/paths.h"
#include "model/checkpoint.h"
#include "model/predictor.h"

namespace mien {

namespace {

namespace fs = std::filesystem;

// What `registration` says of a window; then the logarithms of their variances.
enum Output { kX, kY, kLogScale, kRoll, kVariances };

// Batches are filled up to one of these, since oneDNN writes kernels for each new size.
constexpr std::array<std::int64_t, 6> kBatches = {1, 2, 4, 8, 16, 32};

class TorchNetwork {
  public:
    TorchNetwork(const fs::path& path, Task task) : predictor_(load(path, task)) {
        for (const std::int64_t batch : kBatches)
            predictor_.logits(at::zeros({batch, kSide, kSide}, at::kByte));
    }

    // Calls `take(i, outputs)` for each window.
    template <typename Take>
    void look_at(const std::vector<cv::Mat>& windows, const Take& take) const {
        for (std::size_t first = 0; first < windows.size();) {
            const auto count = std::min<std::int64_t>(
                kBatches.back(), static_cast<std::int64_t>(windows.size() - first));
            const at::Tensor said =
                predictor_.logits(pixels_of(windows, first, count)).contiguous();
            const float* values = said.data_ptr<float>();
            for (std::int64_t i = 0; i < count; ++i, values += said.size(1)) take(first++, values);
        }
    }

  private:
    static constexpr int kSide = FaceModel::kWindow;

    static Checkpoint load(const fs::path& path, Task task) {
        if (!fs::exists(path)) {
            throw Error("cannot find faces: " + path.string() +
                        " is missing. Put it back, or install Mien again");
        }
        Checkpoint checkpoint = load_checkpoint(path, task);
        if (checkpoint.manifest.architecture.input.crop != kSide) {
            throw Error("cannot load " + path.string() + ": its input is not " +
                        std::to_string(kSide) + " pixels wide");
        }
        return checkpoint;
    }

    static at::Tensor pixels_of(const std::vector<cv::Mat>& windows, std::size_t first,
                                std::int64_t count) {
        const std::int64_t batch = *std::lower_bound(kBatches.begin(), kBatches.end(), count);
        at::Tensor pixels = at::zeros({batch, kSide, kSide}, at::kByte);
        auto* to = pixels.data_ptr<std::uint8_t>();
        for (std::int64_t i = 0; i < count; ++i) {
            const cv::Mat& window = windows[first + static_cast<std::size_t>(i)];
            if (window.type() != CV_8UC1 || window.rows != kSide || window.cols != kSide)
                throw Error("the face model was given a window of the wrong size or type");
            for (int y = 0; y < kSide; ++y, to += kSide) std::memcpy(to, window.ptr(y), kSide);
        }
        return pixels;
    }

    Predictor predictor_;
};

class TorchFaceModel final : public FaceModel {
  public:
    explicit TorchFaceModel(const fs::path& folder)
        : registration_(folder / "registration.safetensors", Task::registration),
          verification_(folder / "verification.safetensors", Task::verification),
          occlusion_(folder / "occlusion.safetensors", Task::occlusion) {}

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
        return probabilities(verification_, windows);
    }

    std::vector<float> occlusion(const std::vector<cv::Mat>& windows) override {
        return probabilities(occlusion_, windows);
    }

  private:
    static std::vector<float> probabilities(const TorchNetwork& network,
                                            const std::vector<cv::Mat>& windows) {
        std::vector<float> result(windows.size());
        network.look_at(windows, [&](std::size_t i, const float* said) {
            result[i] = 1 / (1 + std::exp(-said[0]));
        });
        return result;
    }

    TorchNetwork registration_;
    TorchNetwork verification_;
    TorchNetwork occlusion_;
};

}  // namespace

std::unique_ptr<FaceModel> load_face_model() {
    try {
        return std::make_unique<TorchFaceModel>(models_folder());
    } catch (const c10::Error& error) {
        throw Error("cannot load the networks that find faces in " + models_folder().string() +
                    ": LibTorch refuses them: " + error.what_without_backtrace());
    }
}

}  // namespace mien
