// mienctl evaluate: how good a checkpoint is on labelled crops.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "cli/commands.h"
#include "cli/finder_figures.h"
#include "cli/labelled_data.h"
#include "cli/report_file.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "model/threads.h"
#include "train/evaluation.h"
#include "train/report.h"
#ifndef MIEN_TRAINING_ONLY
#include "cli/face_crops.h"
#endif

namespace mienctl {

namespace {

namespace fs = std::filesystem;
using json = nlohmann::ordered_json;

struct EvaluateOptions {
    std::string model;
    RowOptions rows;
    std::string precision = "float32";
    std::string report;
    std::string no_face;
    int crops = mien::ReportOptions{}.crops;
    bool detect = false;
    int min_face = 24;
    bool as_json = false;
};

// Pictures of the data in which no face was found, by class; with --detect.
using Missed = std::map<std::string, int>;

mien::Dataset load_rows(const EvaluateOptions& options, Missed& missed) {
    if (!options.detect) return load_by_majority(options.rows.data, options.rows.votes);
#ifdef MIEN_TRAINING_ONLY
    static_cast<void>(missed);
    throw mien::Error("--detect needs OpenCV, which this build was made without");
#else
    DetectedFaces detected =
        load_detected(options.rows.data, mien::find_checkpoint(options.model), options.min_face);
    missed = std::move(detected.missed);
    return std::move(detected.data);
#endif
}

// From picture to label: a face that was not found is a picture that was read wrong.
struct FromPictures {
    int pictures = 0;
    int missed = 0;
    double right = 0;        // share of the pictures
    double mean_recall = 0;  // over the classes there are pictures of
};

FromPictures from_pictures(const mien::Evaluation& evaluation, const Missed& missed,
                           const std::vector<std::string>& classes) {
    FromPictures result;
    std::vector<std::string> names;
    std::vector<int> counts;
    for (const auto& [name, count] : missed) {
        names.push_back(name);
        counts.push_back(count);
    }
    std::vector<int> missed_of(classes.size());
    const std::vector<int> class_of = mien::match_classes(names, classes);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (class_of[i] >= 0) missed_of[static_cast<std::size_t>(class_of[i])] += counts[i];
    }
    double right = 0, recalls = 0;
    int with_pictures = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const mien::ClassMetrics& one = evaluation.metrics.per_class[i];
        const int pictures = one.rows + missed_of[i];
        if (pictures == 0) continue;
        result.pictures += pictures;
        result.missed += missed_of[i];
        right += one.recall * one.rows;
        recalls += one.recall * one.rows / pictures;
        ++with_pictures;
    }
    result.right = right / std::max(1, result.pictures);
    result.mean_recall = recalls / std::max(1, with_pictures);
    return result;
}

// `agreement`: with the labels in float32, where it is not that itself.
json to_json(const mien::Evaluation& evaluation, std::optional<double> agreement,
             const std::optional<FromPictures>& pictures, const EvaluateOptions& options,
             const mien::Manifest& manifest) {
    const mien::Metrics& metrics = evaluation.metrics;
    const mien::Repeated repeated = mien::repeated(evaluation);
    json classes = json::object();
    for (const mien::ClassMetrics& one : metrics.per_class) {
        classes[one.name] = {{"rows", one.rows},
                             {"predicted", one.predicted},
                             {"precision", one.precision},
                             {"recall", one.recall},
                             {"f1", one.f1},
                             {"f2", one.f2}};
    }
    json result{{"model", manifest.name},
                {"data", options.rows.data},
                {"split", options.rows.split},
                {"precision", mien::to_string(evaluation.precision)},
                {"rows", metrics.rows},
                {"left_out", evaluation.left_out},
                {"accuracy", metrics.accuracy},
                {"balanced_accuracy", metrics.balanced_accuracy},
                {"macro_f1", metrics.macro_f1},
                {"expected_calibration_error", metrics.expected_calibration_error},
                {"rows_also_in_training", repeated.rows},
                {"accuracy_without_them", repeated.accuracy_without},
                {"classes", manifest.classes},
                {"per_class", classes},
                {"confusion", metrics.confusion}};
    if (agreement) result["labels_as_in_float32"] = *agreement;
    if (pictures) {
        result["from_pictures"] = {{"pictures", pictures->pictures},
                                   {"faces_missed", pictures->missed},
                                   {"right", pictures->right},
                                   {"mean_recall", pictures->mean_recall}};
    }
    return result;
}

void print(const mien::Evaluation& evaluation, std::optional<double> agreement,
           const std::optional<FromPictures>& pictures, const mien::Manifest& manifest) {
    const mien::Metrics& metrics = evaluation.metrics;
    if (pictures) {
        std::printf(
            "from picture to label: faces are found as annotate does; one that is missed "
            "counts as wrong\n"
            "pictures                    %6d\n"
            "face found                  %6.2f %%\n"
            "right                       %6.2f %%\n"
            "mean recall of classes      %6.2f %%\n\nOf the faces that were found, ",
            pictures->pictures,
            100.0 * (pictures->pictures - pictures->missed) / pictures->pictures,
            100 * pictures->right, 100 * pictures->mean_recall);
    }
    std::printf("%s on %d rows (%d left out), computed in %s\n", manifest.name.c_str(),
                metrics.rows, evaluation.left_out, mien::to_string(evaluation.precision));
    std::printf("accuracy                    %6.2f %%\n", 100 * metrics.accuracy);
    if (const mien::Repeated repeated = mien::repeated(evaluation); repeated.rows > 0) {
        std::printf("  %4d rows are also in Training, pixel for pixel; without them %6.2f %%\n",
                    repeated.rows, 100 * repeated.accuracy_without);
    }
    std::printf("balanced accuracy           %6.2f %%\n", 100 * metrics.balanced_accuracy);
    std::printf("macro F1                    %6.2f %%\n", 100 * metrics.macro_f1);
    std::printf("expected calibration error  %6.2f %%\n", 100 * metrics.expected_calibration_error);
    if (agreement) std::printf("labels as in float32        %6.2f %%\n", 100 * *agreement);
    std::printf("\n");
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

// "fer2013.csv, PublicTest, labels by votes".
std::string data_name(const EvaluateOptions& options) {
    std::string name = options.rows.data == "-" ? "standard input"
                                                : fs::path(options.rows.data).filename().string();
    name += ", " + options.rows.split;
    return options.rows.votes.empty() ? name : name + ", labels by the majority of votes";
}

int run(const EvaluateOptions& options) {
    mien::limit_threads(options.rows.threads);
    const mien::Checkpoint checkpoint =
        mien::load_any_checkpoint(mien::find_checkpoint(options.model));
    if (checkpoint.manifest.task != mien::Task::expressions) {
        print_finder_figures(checkpoint, options.rows, options.no_face, options.as_json);
        return 0;
    }
    Missed missed;
    const mien::Dataset data = load_rows(options, missed);
    ProgressLine progress;
    const auto evaluate_in = [&](mien::Precision precision) {
        return mien::evaluate(
            checkpoint, data, split_of(data, options.rows),
            [&](double share) {
                progress.update(share, "evaluating");
                return !interrupted();
            },
            precision);
    };
    const mien::Evaluation evaluation = evaluate_in(mien::parse_precision(options.precision));
    std::optional<double> agreement;
    if (evaluation.precision != mien::Precision::float32) {
        agreement = mien::agreement(evaluation, evaluate_in(mien::Precision::float32));
    }
    progress.clear();
    std::optional<FromPictures> pictures;
    if (options.detect) pictures = from_pictures(evaluation, missed, checkpoint.manifest.classes);
    if (!options.report.empty()) {
        const fs::path path = page_of(options.report, checkpoint.manifest.name);
        write_report(path, mien::evaluation_report(checkpoint.manifest, evaluation,
                                                   {data_name(options), options.crops}));
    }
    if (options.as_json) {
        std::printf(
            "%s\n",
            to_json(evaluation, agreement, pictures, options, checkpoint.manifest).dump(2).c_str());
    } else {
        print(evaluation, agreement, pictures, checkpoint.manifest);
    }
    return 0;
}

}  // namespace

void add_evaluate(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<EvaluateOptions>();
    CLI::App* command = app.add_subcommand("evaluate", "Measure a checkpoint on labelled crops");
    command->add_option("--model", options->model, "Checkpoint: a name or a file")->required();
    add_row_options(*command, options->rows);
    command
        ->add_flag("--detect", options->detect,
                   "The folder holds whole pictures, not crops: find the largest face in each "
                   "first, as annotate does; a missed face counts as wrong")
        ->excludes("--votes");
    command
        ->add_option("--min-face", options->min_face,
                     "With --detect: the smallest face that counts, pixels")
        ->check(CLI::Range(20, 10000))
        ->capture_default_str();
    command
        ->add_option("--precision", options->precision,
                     "auto, float32 or bfloat16; anything but float32 is compared with it")
        ->check(CLI::IsMember({"auto", "float32", "bfloat16"}))
        ->capture_default_str();
    command->add_option("--report", options->report,
                        "Folder for a web page with curves, confusion, reliability");
    command->add_option("--crops", options->crops, "Most confidently wrong crops on that page")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command->add_option("--no-face", options->no_face,
                        "For the finder's verification: folder of windows without a face");
    command->add_flag("--json", options->as_json, "As JSON");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
