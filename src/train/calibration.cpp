#include "train/calibration.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace mien {

double fit_temperature(const at::Tensor& logits, const at::Tensor& answers) {
    if (answers.numel() == 0) return 1;
    const auto loss = [&](double log_temperature) {
        return at::cross_entropy_loss(logits / std::exp(log_temperature), answers).item<double>();
    };
    // The loss has one minimum over the logarithm: halve the bracket by the slope's sign.
    double low = std::log(0.2);
    double high = std::log(5.0);
    while (high - low > 1e-4) {
        const double middle = (low + high) / 2;
        const double step = 1e-3;
        (loss(middle + step) > loss(middle - step) ? high : low) = middle;
    }
    return std::exp((low + high) / 2);
}

double fit_temperature(const Evaluation& evaluation, double temperature) {
    const auto rows = static_cast<std::int64_t>(evaluation.rows.rows());
    const auto classes = static_cast<std::int64_t>(evaluation.rows.classes.size());
    std::vector<float> scores = evaluation.scores;
    std::vector<int> labels = evaluation.rows.labels;
    // The logits but for one number per row, which the softmax does not see.
    const at::Tensor logits =
        at::from_blob(scores.data(), {rows, classes}).clamp_min(1e-30).log() * temperature;
    return fit_temperature(logits, at::from_blob(labels.data(), {rows}, at::kInt).to(at::kLong));
}

}  // namespace mien
