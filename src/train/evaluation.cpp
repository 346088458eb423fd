#include "train/evaluation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "mien/error.h"
#include "model/predictor.h"

namespace mien {

Evaluation evaluate(const Checkpoint& checkpoint, const Dataset& data, const std::string& split,
                    const std::function<bool(double)>& progress) {
    const std::vector<std::string>& classes = checkpoint.manifest.classes;
    const std::vector<int> class_of = match_classes(data.classes, classes);
    Evaluation result{{classes, data.size, {}, {}, {}}, {}, {}, 0};
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.splits[i] != split) continue;
        const int label =
            data.labels[i] < 0 ? -1 : class_of[static_cast<std::size_t>(data.labels[i])];
        if (label < 0) {
            ++result.left_out;
        } else {
            result.rows.add(data.row(i), label, split);
        }
    }
    if (result.rows.rows() == 0) {
        throw Error("there are no rows of the split '" + split +
                    "' with a class of this checkpoint; choose another with --split");
    }

    const Predictor predictor(checkpoint);
    const auto rows = static_cast<std::int64_t>(result.rows.rows());
    const at::Tensor crops = at::from_blob(result.rows.pixels.data(),
                                           {rows, result.rows.size, result.rows.size}, at::kByte);
    constexpr std::int64_t batch = 128;
    result.scores.reserve(result.rows.rows() * classes.size());
    for (std::int64_t at = 0; at < rows; at += batch) {
        const at::Tensor some =
            predictor.predict(crops.narrow(0, at, std::min(batch, rows - at))).contiguous();
        result.scores.insert(result.scores.end(), some.data_ptr<float>(),
                             some.data_ptr<float>() + some.numel());
        if (progress && !progress(static_cast<double>(at) / static_cast<double>(rows))) {
            throw Error("stopped before the evaluation was complete");
        }
    }
    result.metrics = measure(result.scores, result.rows.labels, classes);
    return result;
}

std::vector<bool> right(const Evaluation& evaluation) {
    const auto classes = static_cast<std::ptrdiff_t>(evaluation.rows.classes.size());
    std::vector<bool> result;
    auto first = evaluation.scores.begin();
    for (const int label : evaluation.rows.labels) {
        result.push_back(std::max_element(first, first + classes) - first == label);
        first += classes;
    }
    return result;
}

McNemar compare(const std::vector<bool>& first_right, const std::vector<bool>& second_right) {
    McNemar result;
    for (std::size_t i = 0; i < first_right.size(); ++i) {
        if (first_right[i] == second_right[i]) continue;
        ++(first_right[i] ? result.only_first : result.only_second);
    }
    const int trials = result.only_first + result.only_second;
    const int fewer = std::min(result.only_first, result.only_second);
    double tail = 0;
    for (int k = 0; k <= fewer; ++k) {
        tail += std::exp(std::lgamma(trials + 1) - std::lgamma(k + 1) -
                         std::lgamma(trials - k + 1) - trials * std::log(2.0));
    }
    result.p = std::min(1.0, 2 * tail);
    return result;
}

}  // namespace mien
