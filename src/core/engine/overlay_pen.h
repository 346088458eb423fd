// What boxes and cards are drawn with.
#pragma once

#include <opencv2/core/mat.hpp>
#include <string>
#include <vector>

#include "mien/analyzer.h"
#include "mien/expressions.h"

namespace mien::pen {

inline const cv::Scalar kInk = {245, 245, 245};
inline const cv::Scalar kFaintInk = {195, 195, 195};
inline const cv::Scalar kGray = {170, 170, 170};
inline const cv::Scalar kPanel = {28, 24, 22};
inline constexpr double kPanelOpacity = 0.72;
inline constexpr int kFraction = 3;  // bits of sub-pixel positions

// Lengths that follow the picture's height.
struct Metrics {
    double font;
    int stroke;   // of text and lines
    int text;     // height of a capital letter
    int padding;  // within a card, and between things
    explicit Metrics(int height);
    int line() const { return text + padding; }
};

// The classes as they are drawn.
struct Legend {
    explicit Legend(const std::vector<std::string>& classes);

    bool has(int expression) const {
        return expression >= 0 && expression < static_cast<int>(shown.size());
    }
    std::string name(std::size_t expression) const;  // in the characters that the font knows
    cv::Scalar colour(int expression) const;

    std::vector<Expression> shown;   // by class
    std::vector<std::size_t> order;  // of classes, from above
};

// The characters of `text` that the font knows, others as "?".
std::string drawable(const std::string& text);

int width_of(const std::string& text, const Metrics& metrics);
void write(cv::Mat& picture, const std::string& text, cv::Point baseline, const cv::Scalar& ink,
           const Metrics& metrics);

// Mixes `colour` into a rounded area inside the picture.
void fill(cv::Mat& picture, const cv::Rect& area, int radius, const cv::Scalar& colour,
          double opacity);

// What the turned box covers.
cv::Rect around(const FaceResult& face);

}  // namespace mien::pen
