#include "train/evaluation.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <numeric>
#include <set>
#include <string>
#include <string_view>

#include "base/proportions.h"
#include "mien/error.h"
#include "model/predictor.h"

namespace mien {

namespace {

std::string_view picture(const Dataset& data, std::size_t row) {
    return {reinterpret_cast<const char*>(data.row(row)), data.pixels_per_row()};
}

std::set<std::string_view> pictures_of_training(const Dataset& data) {
    std::set<std::string_view> pictures;
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.splits[i] == "Training") pictures.insert(picture(data, i));
    }
    return pictures;
}

std::string names_of_splits(const Dataset& data) {
    std::string names;
    for (const std::string& split : std::set<std::string>(data.splits.begin(), data.splits.end())) {
        names += (names.empty() ? "" : ", ") + split;
    }
    return names;
}

}  // namespace

Evaluation evaluate(const Checkpoint& checkpoint, const Dataset& data, const std::string& split,
                    const std::function<bool(double)>& progress, Precision precision) {
    const std::vector<std::string>& classes = checkpoint.manifest.classes;
    const std::vector<int> class_of = match_classes(data.classes, classes);
    const std::set<std::string_view> training = pictures_of_training(data);
    Evaluation result;
    result.rows.classes = classes;
    result.rows.size = data.size;
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.splits[i] != split) continue;
        const int label =
            data.labels[i] < 0 ? -1 : class_of[static_cast<std::size_t>(data.labels[i])];
        if (label < 0) {
            ++result.left_out;
        } else {
            result.rows.add(data.row(i), label, split);
            result.in_training.push_back(split != "Training" && training.count(picture(data, i)));
        }
    }
    if (result.rows.rows() == 0) {
        throw Error(
            "there are no rows of the split '" + split +
            "' with a class of this checkpoint; choose one of the data's splits with --split: " +
            names_of_splits(data));
    }

    const Predictor predictor(checkpoint, at::kCPU, precision);
    result.precision = predictor.precision();
    const auto rows = static_cast<std::int64_t>(result.rows.rows());
    const at::Tensor crops = at::from_blob(result.rows.pixels.data(),
                                           {rows, result.rows.size, result.rows.size}, at::kByte);
    constexpr std::int64_t kBatch = 128;
    result.scores.reserve(result.rows.rows() * classes.size());
    for (std::int64_t at = 0; at < rows; at += kBatch) {
        const at::Tensor some =
            predictor.predict(crops.narrow(0, at, std::min(kBatch, rows - at))).contiguous();
        result.scores.insert(result.scores.end(), some.data_ptr<float>(),
                             some.data_ptr<float>() + some.numel());
        if (progress && !progress(static_cast<double>(at) / static_cast<double>(rows))) {
            throw Error("stopped before the evaluation was complete");
        }
    }
    result.metrics = measure(result.scores, result.rows.labels, classes);
    return result;
}

std::vector<int> predicted(const Evaluation& evaluation) {
    const auto classes = static_cast<std::ptrdiff_t>(evaluation.rows.classes.size());
    std::vector<int> result;
    for (auto row = evaluation.scores.begin(); row != evaluation.scores.end(); row += classes) {
        result.push_back(static_cast<int>(std::max_element(row, row + classes) - row));
    }
    return result;
}

double agreement(const Evaluation& one, const Evaluation& other) {
    const std::vector<int> first = predicted(one), second = predicted(other);
    const auto same = std::inner_product(first.begin(), first.end(), second.begin(), 0, std::plus{},
                                         std::equal_to{});
    return static_cast<double>(same) / static_cast<double>(first.size());
}

Repeated repeated(const Evaluation& evaluation) {
    const std::vector<bool> is_right = right(evaluation);
    Repeated result;
    int right_ones = 0;
    for (std::size_t i = 0; i < is_right.size(); ++i) {
        if (evaluation.in_training[i]) {
            ++result.rows;
        } else if (is_right[i]) {
            ++right_ones;
        }
    }
    const int others = static_cast<int>(is_right.size()) - result.rows;
    result.accuracy_without = others > 0 ? static_cast<double>(right_ones) / others : 0;
    return result;
}

std::vector<bool> right(const Evaluation& evaluation) {
    const std::vector<int> told = predicted(evaluation);
    std::vector<bool> result;
    for (std::size_t i = 0; i < told.size(); ++i) {
        result.push_back(told[i] == evaluation.rows.labels[i]);
    }
    return result;
}

McNemar compare(const std::vector<bool>& first_right, const std::vector<bool>& second_right) {
    McNemar result;
    for (std::size_t i = 0; i < first_right.size(); ++i) {
        if (first_right[i] == second_right[i]) continue;
        ++(first_right[i] ? result.only_first : result.only_second);
    }
    result.p = sign_test(result.only_first, result.only_second);
    return result;
}

}  // namespace mien
