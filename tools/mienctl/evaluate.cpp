// mienctl evaluate: how good a checkpoint is on labelled crops.

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "commands.h"
#include "labelled_data.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "model/predictor.h"
#include "terminal.h"
#include "train/metrics.h"
#ifndef MIEN_TRAINING_ONLY
#include "face_crops.h"
#endif

namespace mienctl {

namespace {

using json = nlohmann::ordered_json;

struct Options {
    std::string model;
    std::string data;
    std::string split = "PublicTest";
    std::string votes;
    int threads = static_cast<int>(std::thread::hardware_concurrency());
    bool detect = false;
    bool as_json = false;
};

struct Evaluation {
    mien::Metrics metrics;
    int left_out = 0;  // rows of the split without a label, a face, or a class of the checkpoint
};

mien::Dataset load(const Options& options, const mien::Manifest& manifest) {
    if (!options.detect) return load_by_majority(options.data, options.votes);
#ifdef MIEN_TRAINING_ONLY
    static_cast<void>(manifest);
    throw mien::Error("--detect needs OpenCV, which this build was made without");
#else
    return load_detected(options.data, manifest.crop_margin);
#endif
}

// A folder of classes without splits is evaluated whole.
std::string split_of(const mien::Dataset& data, const std::string& wanted) {
    return data.splits.front().empty() ? "" : wanted;
}

Evaluation evaluate(const mien::Dataset& data, const std::string& split,
                    const mien::Checkpoint& checkpoint, ProgressLine& progress) {
    const std::vector<std::string>& classes = checkpoint.manifest.classes;
    const std::vector<int> class_of = mien::match_classes(data.classes, classes);
    mien::Dataset used{classes, data.size, {}, {}, {}};
    Evaluation result;
    for (std::size_t i = 0; i < data.rows(); ++i) {
        if (data.splits[i] != split) continue;
        const int label =
            data.labels[i] < 0 ? -1 : class_of[static_cast<std::size_t>(data.labels[i])];
        if (label < 0) {
            ++result.left_out;
        } else {
            used.add(data.row(i), label, split);
        }
    }
    if (used.rows() == 0) {
        throw mien::Error("there are no rows of the split '" + split +
                          "' with a class of this checkpoint; choose another with --split");
    }

    const mien::Predictor predictor(checkpoint);
    const auto rows = static_cast<std::int64_t>(used.rows());
    const at::Tensor crops =
        at::from_blob(used.pixels.data(), {rows, used.size, used.size}, at::kByte);
    constexpr std::int64_t batch = 128;
    std::vector<float> scores;
    scores.reserve(used.rows() * classes.size());
    for (std::int64_t at = 0; at < rows && !interrupted(); at += batch) {
        const at::Tensor some =
            predictor.predict(crops.narrow(0, at, std::min(batch, rows - at))).contiguous();
        scores.insert(scores.end(), some.data_ptr<float>(), some.data_ptr<float>() + some.numel());
        progress.update(static_cast<double>(at) / static_cast<double>(rows),
                        std::to_string(at) + " of " + std::to_string(rows) + " rows");
    }
    if (interrupted()) throw mien::Error("stopped before the evaluation was complete");
    result.metrics = mien::measure(scores, used.labels, classes);
    return result;
}

json to_json(const Evaluation& evaluation, const Options& options, const mien::Manifest& manifest) {
    const mien::Metrics& metrics = evaluation.metrics;
    json classes = json::object();
    for (const mien::ClassMetrics& one : metrics.per_class) {
        classes[one.name] = {{"rows", one.rows},
                             {"predicted", one.predicted},
                             {"precision", one.precision},
                             {"recall", one.recall},
                             {"f1", one.f1},
                             {"f2", one.f2}};
    }
    return {{"model", manifest.name},
            {"data", options.data},
            {"split", options.split},
            {"rows", metrics.rows},
            {"left_out", evaluation.left_out},
            {"accuracy", metrics.accuracy},
            {"balanced_accuracy", metrics.balanced_accuracy},
            {"macro_f1", metrics.macro_f1},
            {"expected_calibration_error", metrics.expected_calibration_error},
            {"classes", manifest.classes},
            {"per_class", classes},
            {"confusion", metrics.confusion}};
}

void print(const Evaluation& evaluation, const mien::Manifest& manifest) {
    const mien::Metrics& metrics = evaluation.metrics;
    std::printf("%s on %d rows (%d left out)\n", manifest.name.c_str(), metrics.rows,
                evaluation.left_out);
    std::printf("accuracy                    %6.2f %%\n", 100 * metrics.accuracy);
    std::printf("balanced accuracy           %6.2f %%\n", 100 * metrics.balanced_accuracy);
    std::printf("macro F1                    %6.2f %%\n", 100 * metrics.macro_f1);
    std::printf("expected calibration error  %6.2f %%\n\n",
                100 * metrics.expected_calibration_error);
    std::printf("%-12s %6s %10s %8s %8s %8s\n", "class", "rows", "precision", "recall", "F1", "F2");
    for (const mien::ClassMetrics& one : metrics.per_class) {
        std::printf("%-12s %6d %8.2f %% %6.2f %% %6.2f %% %6.2f %%\n", one.name.c_str(), one.rows,
                    100 * one.precision, 100 * one.recall, 100 * one.f1, 100 * one.f2);
    }
    std::printf("\nconfusion (rows: actual, columns: predicted)\n%-12s", "");
    for (const mien::ClassMetrics& one : metrics.per_class) {
        std::printf(" %9.9s", one.name.c_str());
    }
    std::printf("\n");
    for (std::size_t i = 0; i < metrics.confusion.size(); ++i) {
        std::printf("%-12s", metrics.per_class[i].name.c_str());
        for (const int count : metrics.confusion[i]) std::printf(" %9d", count);
        std::printf("\n");
    }
}

int run(const Options& options) {
    at::set_num_threads(options.threads);
    const mien::Checkpoint checkpoint = mien::load_checkpoint(mien::find_checkpoint(options.model));
    const mien::Dataset data = load(options, checkpoint.manifest);
    ProgressLine progress;
    const Evaluation evaluation =
        evaluate(data, split_of(data, options.split), checkpoint, progress);
    progress.clear();
    if (options.as_json) {
        std::printf("%s\n", to_json(evaluation, options, checkpoint.manifest).dump(2).c_str());
    } else {
        print(evaluation, checkpoint.manifest);
    }
    return 0;
}

}  // namespace

void add_evaluate(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("evaluate", "Measure a checkpoint on labelled crops");
    command->add_option("--model", options->model, "Checkpoint: a name or a file")->required();
    command
        ->add_option("--data", options->data,
                     "FER-2013's CSV, - for standard input, or a folder with one sub-folder per "
                     "class")
        ->required();
    command->add_option("--split", options->split, "Rows to use: Training, PublicTest, PrivateTest")
        ->capture_default_str();
    CLI::Option* votes = command->add_option("--votes", options->votes,
                                             "FER+ votes (fer2013new.csv): labels by majority");
    command
        ->add_flag("--detect", options->detect,
                   "Pictures of a folder are not crops: find the largest face of each first")
        ->excludes(votes);
    command->add_option("--threads", options->threads, "Threads of the classifier")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_flag("--json", options->as_json, "As JSON");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
