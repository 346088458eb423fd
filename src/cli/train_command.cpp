// mienctl train: from FER-2013 to a checkpoint.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/labelled_data.h"
#include "cli/report_file.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/paths.h"
#include "train/evaluation.h"
#include "train/report.h"
#include "train/trainer.h"
#include "train/window_file.h"

namespace mienctl {

namespace {

namespace fs = std::filesystem;

struct TrainOptions {
    std::string data;
    std::string votes;
    std::vector<std::string> no_face;
    std::string architecture = "cnn4";
    std::string recipe;
    std::string out;
    std::string name;
    std::string device = "cpu";
    int threads = static_cast<int>(std::thread::hardware_concurrency());
    nlohmann::json replaced = nlohmann::json::object();  // settings of the recipe
    std::vector<std::string> start;
    std::vector<std::string> teachers;
    std::string report;
    bool resume = false;
};

nlohmann::json read_json(const fs::path& path) {
    std::ifstream file(path);
    if (!file) throw mien::Error("cannot read " + path.string() + ": there is no such file");
    try {
        return nlohmann::json::parse(file);
    } catch (const nlohmann::json::exception&) {
        throw mien::Error("cannot read " + path.string() + ": it is not JSON");
    }
}

// A file, or the name of one that is shipped.
fs::path find_shipped(const char* folder, const std::string& name) {
    if (fs::exists(name) && !fs::is_directory(name)) return name;
    return mien::home() / "data" / folder / (name + ".json");
}

mien::Architecture load_architecture(const std::string& name) {
    const fs::path path = find_shipped("architectures", name);
    if (!fs::exists(path)) {
        throw mien::Error("there is no architecture '" + name + "': give a file, or a name from " +
                          path.parent_path().string());
    }
    try {
        return mien::parse_architecture(read_json(path));
    } catch (const mien::Error& error) {
        throw mien::Error("cannot use " + path.string() + ": " + error.what());
    }
}

mien::Recipe load_recipe(const TrainOptions& options, const std::string& architecture) {
    nlohmann::json recipe = nlohmann::json::object();
    if (!options.recipe.empty()) {
        recipe = read_json(options.recipe);
    } else if (const fs::path path = find_shipped("recipes", architecture); fs::exists(path)) {
        recipe = read_json(path);
    }
    if (recipe.is_object()) {
        recipe.update(options.replaced);
        if (!options.votes.empty() && !recipe.contains("target")) recipe["target"] = "votes";
    }
    return mien::parse_recipe(recipe);
}

std::string percent(double share) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f %%", 100 * share);
    return text;
}

std::string line_of(const mien::EpochResult& epoch) {
    char text[120];
    std::snprintf(text, sizeof text, "epoch %d/%d  training: loss %.4f, accuracy %s", epoch.epoch,
                  epoch.epochs, epoch.training_loss, percent(epoch.training_accuracy).c_str());
    std::string line = text;
    for (const mien::HeadResult& head : epoch.heads) {
        std::snprintf(text, sizeof text, "  %s: loss %.4f, accuracy %s%s", head.name.c_str(),
                      head.loss, percent(head.accuracy).c_str(), head.best ? " (best)" : "");
        line += text;
    }
    std::snprintf(text, sizeof text, "  %.0f images/s  ", epoch.images_per_second);
    return line + text + duration(epoch.seconds);
}

// Of each checkpoint, on the rows that chose it.
void write_reports(const TrainOptions& options, const mien::TrainingJob& job,
                   const mien::TrainingResult& result) {
    for (const mien::BestEpoch& best : result.heads) {
        if (best.epoch == 0) continue;
        const mien::Checkpoint checkpoint = mien::load_any_checkpoint(best.checkpoint);
        if (checkpoint.manifest.task != mien::Task::expressions) {
            complain(
                "no report is written: `mienctl evaluate` prints the figures of the finder's "
                "networks");
            return;
        }
        const std::string split = job.recipe.validation;
        const auto& splits = job.data.splits;
        if (std::find(splits.begin(), splits.end(), split) == splits.end()) {
            complain("no report is written: the data has no rows of " + split);
            return;
        }
        mien::Dataset data = job.data;
        if (job.votes && job.votes->classes == checkpoint.manifest.classes) {
            label_by(*job.votes, data);
        }
        write_report(
            fs::path(options.report) / (checkpoint.manifest.name + ".html"),
            mien::evaluation_report(checkpoint.manifest, mien::evaluate(checkpoint, data, split),
                                    {job.data_name + ", " + split}));
    }
}

int outputs_in(const mien::TrainingJob& job) {
    const auto& fixed = mien::outputs_of(mien::parse_task(job.recipe.task));
    return static_cast<int>((fixed.empty() ? job.data.classes : fixed).size());
}

int run(const TrainOptions& options) {
    mien::TrainingJob job;
    job.architecture = load_architecture(options.architecture);
    job.name = options.name.empty() ? job.architecture.name : options.name;
    job.recipe = load_recipe(options, job.architecture.name);
    job.checkpoint = options.out.empty() ? job.name + ".safetensors" : options.out;
    for (const auto& name : options.start) job.start_from.push_back(mien::find_checkpoint(name));
    for (const auto& name : options.teachers) job.teachers.push_back(mien::find_checkpoint(name));
    job.resume = options.resume;
    job.device = options.device;
    job.threads = options.threads;
    ProgressLine progress;
    progress.print("reading " + (options.data == "-" ? "standard input" : options.data));
    LabelledData loaded = load_labelled(options.data, options.votes);
    job.data = std::move(loaded.data);
    job.votes = std::move(loaded.votes);
    for (const std::string& folder : options.no_face) {
        mien::Dataset windows = mien::read_windows(folder);
        if (!job.no_face) {
            job.no_face = std::move(windows);
            continue;
        }
        for (std::size_t i = 0; i < windows.rows(); ++i) {
            job.no_face->add(windows.row(i), windows.labels[i], windows.splits[i]);
        }
    }
    job.data_name = options.votes.empty() ? "FER-2013" : "FER-2013 with FER+ votes";
    if (fs::is_directory(options.data)) job.data_name = fs::path(options.data).filename().string();
    progress.print("architecture " + job.architecture.name + ":\n" +
                   mien::summary(job.architecture, outputs_in(job)));

    mien::TrainingEvents events;
    events.note = [&](const std::string& line) { progress.print(line); };
    events.stop = interrupted;
    events.step = [&](const mien::StepProgress& at) {
        char text[160];
        std::snprintf(text, sizeof text,
                      "epoch %d/%d  step %d/%d  loss %.4f  %.0f images/s  %s left", at.epoch,
                      at.epochs, at.step, at.steps, at.loss, at.images_per_second,
                      duration(at.seconds_left).c_str());
        const double done = at.epoch - 1 + static_cast<double>(at.step) / at.steps;
        progress.update(done / at.epochs, text);
    };
    events.epoch = [&](const mien::EpochResult& epoch) { progress.print(line_of(epoch)); };
    const mien::TrainingResult result = mien::train(job, events);
    progress.clear();
    for (const mien::BestEpoch& best : result.heads) {
        if (best.epoch == 0) continue;
        std::printf("%s: %s on the validation rows, from epoch %d\n", best.checkpoint.c_str(),
                    percent(best.accuracy).c_str(), best.epoch);
    }
    if (!options.report.empty()) write_reports(options, job, result);
    if (!result.finished) {
        const bool kept = result.heads.front().epoch > 0;
        complain(
            kept ? "stopped; the same command with --resume continues after the last complete epoch"
                 : "stopped before the first epoch was complete: nothing is kept");
        return 1;
    }
    return 0;
}

}  // namespace

void add_train(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<TrainOptions>();
    CLI::App* command = app.add_subcommand("train", "Train a checkpoint on FER-2013");
    command
        ->add_option("--data", options->data,
                     "FER-2013's CSV, - for standard input, or a folder with "
                     "train/<class>/*.jpg|png")
        ->required();
    command->add_option("--votes", options->votes,
                        "FER+ votes (fer2013new.csv), to learn their distribution");
    command->add_option("--no-face", options->no_face,
                        "Folder of windows without a face, for the task verification: "
                        "`mienctl negatives` fills it");
    command
        ->add_option("--arch", options->architecture, "Architecture: a shipped name or a JSON file")
        ->capture_default_str();
    command->add_option("--recipe", options->recipe,
                        "Recipe: a JSON file (default: the one shipped for the architecture)");
    command->add_option("--out", options->out, "Checkpoint to write (default: NAME.safetensors)");
    command->add_option("--name", options->name,
                        "Name of the checkpoint (default: the architecture's)");
    command->add_option("--device", options->device, "cpu or cuda")
        ->check(CLI::IsMember({"cpu", "cuda"}))
        ->capture_default_str();
    command->add_option("--threads", options->threads, "Threads on the CPU")
        ->check(CLI::Range(1, 1024))
        ->capture_default_str();
    command->add_option("--start", options->start,
                        "Checkpoints whose weights to start from, instead of fresh ones; they may "
                        "have fewer filters");
    command->add_option("--teacher", options->teachers,
                        "Checkpoints whose scores are learnt along with the data");
    command->add_option("--report", options->report,
                        "Folder for a web page per checkpoint at the end");
    command->add_flag("--resume", options->resume,
                      "Continue from the state saved beside the checkpoint");
    add_replacements<mien::Recipe>(*command, options->replaced, "Instead of the recipe's");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
