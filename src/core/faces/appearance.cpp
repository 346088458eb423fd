#include "core/faces/appearance.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/faces/picture.h"

namespace mien {

namespace {

// The cosine distance from which a part says "somebody else", and what each part counts. Measured
// on eight faces in thirty composed clips: nine in ten pairs of one person are below a third of it.
constexpr std::array<double, 3> kOther = {0.6, 0.06, 0.25};
constexpr std::array<double, 3> kWeight = {1, 1, 0.5};

// The part of the picture within `area`, small; empty if less than a third of it is inside.
cv::Mat look(const cv::Mat& picture, const cv::Rect& area, int side) {
    const cv::Rect inside = area & cv::Rect({}, picture.size());
    if (inside.empty() || inside.area() * 3.0 < area.area()) return {};
    return shrink(picture(inside), {side, side});
}

// Square roots of the histograms of luma and the two chromas, so that the dot product of two is
// their Bhattacharyya coefficient (T. Kailath, IEEE Trans. Comm. Tech. 15, 1967). A value falls
// into its two nearest bins in proportion, lest a small change of light moves it altogether.
cv::Mat1f colours_of(const cv::Mat& small) {
    constexpr int kBins = 32;
    cv::Mat converted;
    if (small.channels() == 3)
        cv::cvtColor(small, converted, cv::COLOR_BGR2YCrCb);
    else
        cv::merge(std::vector<cv::Mat>{small, cv::Mat(small.size(), CV_8U, cv::Scalar(128)),
                                       cv::Mat(small.size(), CV_8U, cv::Scalar(128))},
                  converted);
    cv::Mat1f histogram(1, 3 * kBins, 0.F);
    const cv::Mat3b pixels = converted;
    for (const cv::Vec3b& pixel : pixels) {
        for (int channel = 0; channel < 3; ++channel) {
            // Chroma keeps near the middle: its bins are finer and cover 64 to 192.
            const float share =
                channel == 0
                    ? static_cast<float>(pixel[channel]) / 255
                    : std::clamp(static_cast<float>(pixel[channel]) - 64, 0.F, 128.F) / 128;
            const float place = share * (kBins - 1);
            const int bin = std::min(static_cast<int>(place), kBins - 2);
            const float upper = place - static_cast<float>(bin);
            histogram(channel * kBins + bin) += 1 - upper;
            histogram(channel * kBins + bin + 1) += upper;
        }
    }
    histogram /= 3.0 * static_cast<double>(pixels.total());
    cv::sqrt(histogram, histogram);
    return histogram;
}

}  // namespace

cv::Rect part_of(const cv::Rect& box, double left, double top, double right, double bottom) {
    const auto at = [](int start, int length, double share) {
        return start + static_cast<int>(std::lround(length * share));
    };
    return {cv::Point(at(box.x, box.width, left), at(box.y, box.height, top)),
            cv::Point(at(box.x, box.width, right), at(box.y, box.height, bottom))};
}

cv::Mat1f pattern_of(const cv::Mat& small) {
    cv::Mat gray;
    cv::Mat1f pattern;
    if (small.channels() == 3)
        cv::cvtColor(small, gray, cv::COLOR_BGR2GRAY);
    else
        gray = small;
    gray.convertTo(pattern, CV_32F);
    pattern -= cv::mean(pattern);
    cv::normalize(pattern, pattern);
    return pattern.reshape(1, 1);
}

Appearance appearance_of(const cv::Mat& picture, const cv::Rect& box) {
    Appearance result;
    // The parts were chosen by eye; kOther and kWeight were then measured with them.
    const cv::Mat face = look(picture, part_of(box, 0.1, 0.1, 0.9, 0.9), 16);
    const cv::Mat head = look(picture, part_of(box, -0.2, -0.25, 1.2, 1.1), 32);
    const cv::Mat clothes = look(picture, part_of(box, -0.25, 1.2, 1.25, 2), 32);
    if (!face.empty()) result[0] = pattern_of(face);
    if (!head.empty()) result[1] = colours_of(head);
    if (!clothes.empty()) result[2] = colours_of(clothes);
    return result;
}

double distance(const Appearance& a, const Appearance& b) {
    double sum = 0, weights = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].empty() || b[i].empty()) continue;
        sum += kWeight[i] * std::clamp((1 - a[i].dot(b[i])) / kOther[i], 0.0, 1.0);
        weights += kWeight[i];
    }
    return weights > 0 ? sum / weights : 0;
}

void learn(Appearance& known, const Appearance& seen, double share) {
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (seen[i].empty()) continue;
        if (known[i].empty())
            known[i] = seen[i];
        else
            cv::normalize((1 - share) * known[i] + share * seen[i], known[i]);
    }
}

}  // namespace mien
