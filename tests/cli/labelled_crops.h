// Crops that a small network can learn, as FER-2013's CSV, and what it is trained with.
#pragma once

#include <opencv2/core.hpp>
#include <string>

namespace mien::test {

inline constexpr const char* small_network = R"({
    "name": "small",
    "layers": [
        {"name": "pool0", "op": "avg_pool", "kernel": 4},
        {"name": "conv1", "op": "conv", "filters": 8, "kernel": 3},
        {"name": "norm1", "op": "batch_norm"},
        {"name": "relu1", "op": "relu"},
        {"name": "logits", "op": "dense", "units": "classes"}]})";

inline constexpr const char* recipe =
    R"({"batch": 16, "averaging": 0.9, "augmentation": {"flip": 0}, "precision": "float32"})";

// A bright band whose height tells the class.
inline cv::Mat pattern(int label, unsigned seed) {
    cv::Mat picture(48, 48, CV_8UC1);
    cv::RNG(seed).fill(picture, cv::RNG::UNIFORM, 40, 90);
    picture.rowRange(12 * label, 12 * label + 12) += 100;
    return picture;
}

inline std::string fer_csv() {
    std::string text = "emotion,pixels,Usage\n";
    for (unsigned i = 0; i < 160; ++i) {
        const int label = static_cast<int>(i % 3);
        const cv::Mat picture = pattern(label, i + 1);
        text += std::to_string(label) + ",";
        for (int p = 0; p < 2304; ++p) {
            text += (p ? " " : "") + std::to_string(picture.at<unsigned char>(p / 48, p % 48));
        }
        text += i < 128 ? ",Training\n" : ",PublicTest\n";
    }
    return text;
}

}  // namespace mien::test
