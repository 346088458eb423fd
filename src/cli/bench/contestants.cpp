#include "cli/bench/contestants.h"

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>

#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include "cli/bench/memory_source.h"
#include "cli/bench/statistics.h"
#include "core/engine/sighting_pipeline.h"
#include "mien/classifier.h"
#include "mien/paths.h"
#include "model/network.h"

namespace mienctl::bench {

namespace {

std::vector<cv::Rect> boxes_of(const mien::FrameResult& result) {
    std::vector<cv::Rect> boxes;
    for (const auto& face : result.faces) boxes.push_back(face.box);
    return boxes;
}

std::int64_t scored_in(const mien::FrameResult& result) {
    return std::count_if(result.faces.begin(), result.faces.end(),
                         [](const auto& face) { return !face.scores.empty(); });
}

class LiteratureLoop final : public Contestant {
  public:
    explicit LiteratureLoop(const Setup& setup)
        : Contestant("literature", "whole-frame cascade, one plain float32 forward per face"),
          cascade_(mien::find_cascade("frontalface_default").string()),
          network_(mien::make_network(mien::load_checkpoint(setup.checkpoint))) {}

    void run(const Frames& part) override {
        const c10::InferenceMode inference;
        const int size = network_.architecture.input.crop;
        for (const mien::Frame& frame : part) {
            const Clock::time_point start = Clock::now();
            cv::Mat gray;
            cv::cvtColor(frame.picture, gray, cv::COLOR_BGR2GRAY);
            std::vector<cv::Rect> found;
            cascade_.detectMultiScale(gray, found, 1.3, 5);
            stages["find"].push_back(milliseconds_since(start));
            const Clock::time_point classify = Clock::now();
            for (const cv::Rect& box : found) {
                cv::Mat crop;
                cv::resize(gray(box), crop, {size, size});
                const at::Tensor pixels = at::from_blob(crop.data, {1, size, size}, at::kByte);
                const at::Tensor input = mien::prepare(pixels, network_.architecture.input);
                at::softmax(mien::forward(network_, input, false), 1);
            }
            stages["classify"].push_back(milliseconds_since(classify));
            seconds += milliseconds_since(start) / 1000;
            classified += static_cast<std::int64_t>(found.size());
            boxes.push_back(std::move(found));
        }
    }

  private:
    cv::CascadeClassifier cascade_;
    mien::Network network_;
};

// A classifier whose face model is watched with a clock.
class TimedModel final : public mien::ScoreModel, public mien::FaceModel {
  public:
    explicit TimedModel(std::unique_ptr<mien::ScoreModel> model) : model_(std::move(model)) {}

    const mien::CheckpointInfo& info() const override { return model_->info(); }
    std::vector<mien::Scores> classify(const std::vector<cv::Mat>& crops) override {
        return model_->classify(crops);
    }
    mien::FaceModel* face_model() override { return model_->face_model() ? this : nullptr; }

    std::vector<mien::Registration> locate(const std::vector<cv::Mat>& windows) override {
        const Clock::time_point start = Clock::now();
        auto result = model_->face_model()->locate(windows);
        registering += milliseconds_since(start);
        return result;
    }
    std::vector<float> verify(const std::vector<cv::Mat>& windows) override {
        const Clock::time_point start = Clock::now();
        auto result = model_->face_model()->verify(windows);
        verifying += milliseconds_since(start);
        return result;
    }

    double registering = 0, verifying = 0;  // milliseconds

  private:
    std::unique_ptr<mien::ScoreModel> model_;
};

class LivePath final : public Contestant {
  public:
    explicit LivePath(const Setup& setup)
        : LivePath(setup, std::make_unique<TimedModel>(
                              mien::load_classifier(setup.checkpoint, setup.classifier))) {}

    void run(const Frames& part) override {
        for (const mien::Frame& frame : part) {
            const Clock::time_point start = Clock::now();
            model_->registering = model_->verifying = 0;
            mien::Sighting sighting = analyzer_.find(frame);
            stages["find"].push_back(milliseconds_since(start));
            stages["find: register"].push_back(model_->registering);
            stages["find: verify"].push_back(model_->verifying);
            const Clock::time_point classify = Clock::now();
            const mien::FrameResult result = analyzer_.classify(std::move(sighting));
            stages["classify"].push_back(milliseconds_since(classify));
            seconds += milliseconds_since(start) / 1000;
            classified += scored_in(result);
            boxes.push_back(boxes_of(result));
        }
    }

  private:
    LivePath(const Setup& setup, std::unique_ptr<TimedModel> model)
        : Contestant("live", "Mien's live path: frame after frame"),
          model_(model.get()),
          analyzer_(setup.analyzer, std::move(model)) {}

    TimedModel* model_;  // the analyzer's
    mien::Analyzer analyzer_;
};

class OfflinePath final : public Contestant {
  public:
    explicit OfflinePath(const Setup& setup)
        : Contestant("offline", "Mien's offline path: finding and classifying overlap"),
          analyzer_(setup.analyzer, mien::load_classifier(setup.checkpoint, setup.classifier)) {}

    void run(const Frames& part) override {
        const Clock::time_point start = Clock::now();
        MemorySource source(part);
        mien::SightingPipeline pipeline(source, analyzer_);
        for (;;) {
            const Clock::time_point wait = Clock::now();
            mien::SightingPipeline::Step step = pipeline.next();
            if (step.status != mien::ReadStatus::frame) break;
            stages["wait"].push_back(milliseconds_since(wait));
            const Clock::time_point classify = Clock::now();
            const mien::FrameResult result = analyzer_.classify(std::move(step.sighting));
            stages["classify"].push_back(milliseconds_since(classify));
            classified += scored_in(result);
            boxes.push_back(boxes_of(result));
        }
        seconds += milliseconds_since(start) / 1000;
    }

  private:
    mien::Analyzer analyzer_;
};

}  // namespace

std::unique_ptr<Contestant> literature_loop(const Setup& setup) {
    return std::make_unique<LiteratureLoop>(setup);
}

std::unique_ptr<Contestant> live_path(const Setup& setup) {
    return std::make_unique<LivePath>(setup);
}

std::unique_ptr<Contestant> offline_path(const Setup& setup) {
    return std::make_unique<OfflinePath>(setup);
}

}  // namespace mienctl::bench
