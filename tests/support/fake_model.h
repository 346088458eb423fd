// A classifier without a checkpoint: the brighter the crop, the gladder.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "mien/classifier.h"

namespace mien::test {

class FakeModel final : public ScoreModel {
  public:
    explicit FakeModel(std::string name = "fake") {
        info_.name = std::move(name);
        info_.sha256 = "0123";
        info_.architecture = "none";
        info_.classes = {"glad", "calm"};
        info_.input_size = 48;
    }

    const CheckpointInfo& info() const override { return info_; }

    std::vector<Scores> classify(const std::vector<cv::Mat>& crops) override {
        std::vector<Scores> result;
        for (const cv::Mat& crop : crops) {
            const auto glad = static_cast<float>(cv::mean(crop)[0] / 255);
            result.push_back({glad, 1 - glad});
        }
        return result;
    }

  private:
    CheckpointInfo info_;
};

}  // namespace mien::test
