// mienctl calibrate: confidences that mean what they say, and fairer shares for rare expressions.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

#include "cli/commands.h"
#include "cli/labelled_data.h"
#include "cli/terminal.h"
#include "mien/paths.h"
#include "model/threads.h"
#include "train/calibration.h"
#include "train/evaluation.h"

namespace mienctl {

namespace {

struct CalibrateOptions {
    std::string model;
    RowOptions rows;
    double balance = 0;
    std::string out;
    std::string name;
};

int run(const CalibrateOptions& options) {
    mien::limit_threads(options.rows.threads);
    mien::Checkpoint checkpoint = mien::load_checkpoint(mien::find_checkpoint(options.model));
    const double before = checkpoint.manifest.temperature;
    LabelledData rows = load_labelled(options.rows.data, options.rows.votes);
    checkpoint = mien::calibrate(std::move(checkpoint), rows.data, rows.votes, options.balance);
    mien::Manifest& manifest = checkpoint.manifest;
    manifest.name =
        options.name.empty() ? std::filesystem::path(options.out).stem().string() : options.name;

    if (rows.votes) label_by(*rows.votes, rows.data);
    ProgressLine progress;
    const mien::Evaluation result =
        mien::evaluate(checkpoint, rows.data, options.rows.split, [&](double share) {
            progress.update(share, "asking about " + options.rows.split);
            return !interrupted();
        });
    manifest.accuracy = {{options.rows.split, result.metrics.accuracy}};
    mien::save_checkpoint(options.out, checkpoint);
    progress.clear();
    std::printf(
        "temperature %.3f, before %.3f\n"
        "%.2f %% of %s right, mean recall %.2f %%, expected calibration error %.2f %%\n",
        manifest.temperature, before, 100 * result.metrics.accuracy, options.rows.split.c_str(),
        100 * result.metrics.balanced_accuracy, 100 * result.metrics.expected_calibration_error);
    return 0;
}

}  // namespace

void add_calibrate(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<CalibrateOptions>();
    CLI::App* command =
        app.add_subcommand("calibrate",
                           "Refit a checkpoint's confidence on rows that its training held back, "
                           "spoilt the way cameras spoil pictures");
    command->add_option("MODEL", options->model, "Checkpoint: a name or a file")->required();
    add_row_options(*command, options->rows);
    command
        ->add_option("--balance", options->balance,
                     "Name rare expressions more readily, at the cost of frequent ones: the share "
                     "of its bias towards these that the network loses")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--out", options->out, "Where to write the checkpoint")->required();
    command->add_option("--name", options->name, "What it is called; default: as its file");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
