// The classifier. What is called torch_* is all of the engine that includes torch: it is built as
// libmien_torch.so.

#include <ATen/ATen.h>

#include <chrono>
#include <cstring>
#include <opencv2/core.hpp>

#include "core/scores/describe_checkpoint.h"
#include "core/scores/score_model_factory.h"
#include "core/scores/torch_face_model.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "model/checkpoint.h"
#include "model/predictor.h"
#include "model/threads.h"

namespace mien {

namespace {

class TorchScoreModel final : public ScoreModel {
  public:
    TorchScoreModel(const std::filesystem::path& path, const Checkpoint& checkpoint,
                    Precision precision)
        : info_(describe(checkpoint, path)),
          predictor_(checkpoint, at::kCPU, precision),
          faces_(load_face_model()) {
        info_.precision = predictor_.precision();
        info_.face_networks = describe_face_networks(models_folder());
        warm_up();
    }

    const CheckpointInfo& info() const override { return info_; }

    std::vector<Scores> classify(const std::vector<cv::Mat>& crops) override {
        if (crops.empty()) return {};
        const int size = info_.input_size;
        const at::Tensor pixels =
            at::empty({static_cast<std::int64_t>(crops.size()), size, size}, at::kByte);
        auto* to = pixels.data_ptr<std::uint8_t>();
        for (const cv::Mat& crop : crops) {
            if (crop.type() != CV_8UC1 || crop.rows != size || crop.cols != size) {
                throw Error("the classifier was given a crop of the wrong size or type");
            }
            for (int y = 0; y < size; ++y, to += size) std::memcpy(to, crop.ptr(y), size);
        }
        const at::Tensor scores = predictor_.predict(pixels).contiguous();
        const float* from = scores.data_ptr<float>();
        const std::size_t classes = info_.classes.size();
        std::vector<Scores> result;
        for (std::size_t i = 0; i < crops.size(); ++i, from += classes) {
            result.emplace_back(from, from + classes);
        }
        return result;
    }

    FaceModel* face_model() override { return faces_.get(); }

  private:
    // The first batch of a size takes several times as long: oneDNN writes kernels for it.
    void warm_up() {
        const cv::Mat blank(info_.input_size, info_.input_size, CV_8UC1, cv::Scalar(0));
        const auto start = std::chrono::steady_clock::now();
        for (const int faces : {1, 2, 3, 4}) {
            classify(std::vector<cv::Mat>(faces, blank));
            // A slow network is slow each time: nobody should wait for it without need.
            if (std::chrono::steady_clock::now() - start > std::chrono::seconds(1)) return;
        }
    }

    CheckpointInfo info_;
    Predictor predictor_;
    std::unique_ptr<FaceModel> faces_;
};

}  // namespace

}  // namespace mien

extern "C" MIEN_API mien::ScoreModel* mien_make_score_model(const std::filesystem::path& path,
                                                            const mien::ClassifierOptions& options);

mien::ScoreModel* mien_make_score_model(const std::filesystem::path& path,
                                        const mien::ClassifierOptions& options) {
    const mien::Checkpoint checkpoint = mien::load_checkpoint(path);
    try {
        mien::limit_threads(options.threads);
        return std::make_unique<mien::TorchScoreModel>(path, checkpoint, options.precision)
            .release();
    } catch (const c10::Error& error) {
        throw mien::Error("cannot load " + path.string() +
                          ": LibTorch refuses it: " + error.what_without_backtrace());
    }
}
