// mienctl merge: several checkpoints as one.

#include "model/merge.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/labelled_data.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "model/threads.h"
#include "train/augmentation.h"
#include "train/calibration.h"
#include "train/evaluation.h"
#include "train/recipe.h"
#include "train/training_rows.h"

namespace mienctl {

namespace {

namespace fs = std::filesystem;

struct MergeOptions {
    std::vector<std::string> models;
    std::vector<double> shares;
    RowOptions rows;
    std::string out;
    std::string name;
};

// The share of Training that a checkpoint has not seen; 0 where that is not known.
double held_back(const nlohmann::json& training) {
    const auto recipe = mien::recipe_of(training);
    return recipe ? recipe->held_back : 0;
}

// The share of Training that no part has seen: the same rows, if the share is the same.
double held_back(const std::vector<mien::Checkpoint>& parts) {
    double share = -1;
    for (const mien::Checkpoint& part : parts) {
        const double own = held_back(part.manifest.training);
        if (own == 0 || (share >= 0 && own != share)) {
            throw mien::Error("cannot fit a temperature to " + part.manifest.name +
                              ": the trainings of all parts must have held back the same share of "
                              "rows for it");
        }
        share = own;
    }
    return share;
}

void keep_parts(const MergeOptions& options) {
    for (const std::string& name : options.models) {
        std::error_code missing;
        if (!fs::equivalent(mien::find_checkpoint(name), options.out, missing)) continue;
        throw mien::Error("cannot write " + options.out +
                          ": it is one of the checkpoints to merge; give another name with --out");
    }
}

void refuse_merged(const std::vector<mien::Checkpoint>& parts) {
    for (const mien::Checkpoint& part : parts) {
        if (!part.manifest.training.contains("merged")) continue;
        throw mien::Error("cannot merge " + part.manifest.name +
                          ", which is merged itself: name the checkpoints it was made of, all at "
                          "once");
    }
}

// The labels that a checkpoint knows: FER-2013's stay, or become the majority of the votes.
void label_for(const mien::Checkpoint& checkpoint, LabelledData& rows) {
    const auto recipe = mien::recipe_of(checkpoint.manifest.training);
    if (rows.votes && (rows.votes->classes == checkpoint.manifest.classes ||
                       (recipe && recipe->votes_share >= 0.5))) {
        label_by(*rows.votes, rows.data);
    }
}

// A mean of weights whose first part was trained on spoilt crops has its temperature fitted as that
// training does it: on clean rows the network would learn to be too sure of itself.
bool fit_on_spoilt_rows(const MergeOptions& options, const mien::Checkpoint& first) {
    const auto recipe = mien::recipe_of(first.manifest.training);
    return !options.shares.empty() && recipe && mien::degrades(recipe->augmentation);
}

int run(const MergeOptions& options) {
    mien::limit_threads(options.rows.threads);
    keep_parts(options);
    std::vector<mien::Checkpoint> parts;
    for (const std::string& name : options.models) {
        parts.push_back(mien::load_checkpoint(mien::find_checkpoint(name)));
    }
    refuse_merged(parts);
    const std::string name =
        options.name.empty() ? fs::path(options.out).stem().string() : options.name;
    mien::Checkpoint merged = options.shares.empty() ? mien::merge(parts, name)
                                                     : mien::average(parts, options.shares, name);
    mien::Manifest& manifest = merged.manifest;
    LabelledData rows = load_labelled(options.rows.data, options.rows.votes);
    const bool spoilt = fit_on_spoilt_rows(options, parts.front());
    if (spoilt) merged = mien::calibrate(std::move(merged), rows.data, rows.votes, 0);
    label_for(parts.front(), rows);
    mien::hold_back(rows.data, held_back(parts));

    ProgressLine progress;
    const auto ask = [&](const std::string& split) {
        return mien::evaluate(merged, rows.data, split, [&](double share) {
            progress.update(share, "asking about " + split);
            return !interrupted();
        });
    };
    if (!spoilt) {
        manifest.temperature =
            mien::fit_temperature(ask(mien::kTemperatureRows), manifest.temperature);
    }
    const mien::Evaluation result = ask(options.rows.split);
    manifest.accuracy = {{options.rows.split, result.metrics.accuracy}};
    mien::save_checkpoint(options.out, merged);
    progress.clear();

    for (const mien::Checkpoint& part : parts) {
        const auto known = part.manifest.accuracy.find(options.rows.split);
        if (known == part.manifest.accuracy.end()) continue;
        std::printf("%-20s %6.2f %%\n", part.manifest.name.c_str(), 100 * known->second);
    }
    std::printf("%-20s %6.2f %% of %s, expected calibration error %.2f %%\n", manifest.name.c_str(),
                100 * result.metrics.accuracy, options.rows.split.c_str(),
                100 * result.metrics.expected_calibration_error);
    return 0;
}

}  // namespace

void add_merge(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<MergeOptions>();
    CLI::App* command = app.add_subcommand(
        "merge",
        "Make one checkpoint of several: a network that combines their scores, or the mean "
        "of their weights");
    command->add_option("MODELS", options->models, "Checkpoints: names or files")
        ->required()
        ->expected(2, 8);
    command
        ->add_option("--average", options->shares,
                     "Average the weights instead, each checkpoint weighted by its share: 1,4")
        ->delimiter(',')
        ->allow_extra_args(false);
    add_row_options(*command, options->rows);
    command->add_option("--out", options->out, "Where to write the checkpoint")->required();
    command->add_option("--name", options->name, "What it is called; default: as its file");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
