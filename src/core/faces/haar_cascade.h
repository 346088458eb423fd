// A boosted cascade of Haar features (P. Viola, M. Jones: "Rapid Object Detection using a Boosted
// Cascade of Simple Features", CVPR 2001), read from OpenCV's files and run many windows at a time.
//
// It says of a window what OpenCV says of it, in a fraction of the time: neighbouring windows share
// a vector, and the sums of pixels stay in the processor's cache.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>
#include <vector>

#include "mien/export.h"

namespace mien {

class MIEN_API HaarCascade {
  public:
    // Throws Error when the file is not a cascade of stumps over upright Haar features.
    explicit HaarCascade(const std::filesystem::path& file);

    // Of the windows, pixels.
    cv::Size window() const { return window_; }

    // Appends to `found` the top left corners of the windows in `level` that look like a face.
    // `level`: 8-bit gray. `corners`: which top left corners to try (what lies outside is left
    // out), every `step`-th column and row of them, 1 or 2, counted from the level's own corner.
    // Any number of threads.
    void scan(const cv::Mat& level, const cv::Rect& corners, int step,
              std::vector<cv::Point>& found) const;

    // Where the corners of a rectangle lie in a tile's sums, seen from a window's place.
    using Corners = std::array<int, 4>;
    struct Stump {
        std::array<Corners, 3> rectangles;
        std::array<int, 3> weights;  // the last is 0 where there are but two rectangles
        float threshold;
        std::array<float, 2> leaves;  // above the threshold, below it
    };
    struct Stage {
        std::size_t first, end;  // of its stumps
        float threshold;
    };
    // The cascade as laid out for one step.
    struct Layout {
        std::vector<Stage> stages;
        std::vector<Stump> stumps;
        Corners inner;  // of the part that a window's contrast is taken from
        double inner_area = 0;
    };

  private:
    cv::Size window_;
    std::array<Layout, 2> layouts_;  // for steps 1 and 2
};

}  // namespace mien
