// A FaceModel for drawn faces (drawn_face.h), without a network: it knows a bank of windows of one
// and answers with the most similar.
#pragma once

#include <algorithm>
#include <cmath>
#include <opencv2/core/mat.hpp>
#include <stdexcept>
#include <vector>

#include "mien/crop.h"
#include "mien/face_detector.h"
#include "mien/face_model.h"
#include "support/drawn_face.h"

namespace mien::test {

class FakeFaceModel final : public FaceModel {
  public:
    std::vector<Registration> locate(const std::vector<cv::Mat>& windows) override {
        std::vector<Registration> result;
        for (const cv::Mat& window : windows) result.push_back(nearest(window).second);
        looked_at += windows.size();
        return result;
    }

    std::vector<float> verify(const std::vector<cv::Mat>& windows) override {
        std::vector<float> result;
        // Steep around a correlation of 0.8.
        for (const cv::Mat& window : windows)
            result.push_back(
                std::min(most_certain, 1 / (1 + std::exp(-60 * (nearest(window).first - 0.8F)))));
        looked_at += windows.size();
        return result;
    }

    std::vector<float> occlusion(const std::vector<cv::Mat>& windows) override {
        return std::vector<float>(windows.size(), hidden);
    }

    std::size_t looked_at = 0;  // windows, by locate() and verify()
    float hidden = 0;           // what occlusion() says
    float most_certain = 1;     // what verify() says at most

  private:
    struct Example {
        cv::Mat1f pattern;
        Registration answer;
    };

    // Of mean 0 and length 1.
    static cv::Mat1f pattern_of(const cv::Mat& window) {
        cv::Mat1f pattern;
        window.convertTo(pattern, CV_32F);
        pattern -= cv::mean(pattern);
        pattern /= cv::norm(pattern) + 1e-3;
        return pattern;
    }

    static const std::vector<Example>& bank() {
        static const std::vector<Example> all = make_bank();
        return all;
    }

    static std::vector<Example> make_bank() {
        cv::Mat picture(600, 600, CV_8UC3, cv::Scalar::all(128));
        draw_face(picture, {300, 300}, 200);
        const std::vector<cv::Rect> found = FaceDetector().detect(picture);
        if (found.size() != 1) throw std::logic_error("the drawn face is not found");
        const FacePose face = upright(found[0]);
        std::vector<Example> examples;
        for (const float share : {0.5F, 0.6F, 0.7F, 0.82F, 0.96F}) {
            for (int roll = -40; roll <= 40; roll += 10) {
                for (int x = -2; x <= 2; ++x) {
                    for (int y = -2; y <= 2; ++y) {
                        Registration answer;
                        answer.offset =
                            cv::Point2f(static_cast<float>(x), static_cast<float>(y)) * 0.07F;
                        answer.scale = 1 / share;
                        answer.roll = static_cast<float>(roll);
                        FacePose window{{}, share * face.side, -answer.roll};
                        window.centre = face.centre - place_in(window, answer.offset);
                        examples.push_back(
                            {pattern_of(crop_face(picture, window, 0, kWindow)), answer});
                    }
                }
            }
        }
        return examples;
    }

    static std::pair<float, Registration> nearest(const cv::Mat& window) {
        const cv::Mat1f pattern = pattern_of(window);
        std::pair<float, Registration> best{-1.F, {}};
        for (const Example& example : bank()) {
            const auto likeness = static_cast<float>(pattern.dot(example.pattern));
            if (likeness > best.first) best = {likeness, example.answer};
        }
        return best;
    }
};

}  // namespace mien::test
