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
#include "cli/train_progress.h"
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
    std::string architecture;
    std::string recipe;
    std::string out;
    std::string name;
    std::string device = "cpu";
    int threads = static_cast<int>(std::thread::hardware_concurrency());
    nlohmann::json replaced = nlohmann::json::object();  // settings of the recipe
    std::vector<std::string> start;
    std::vector<std::string> teachers;
    std::string report;
    std::string progress = "line";
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

// A file, or the name of one that is shipped. `what`: "architecture" or "recipe".
fs::path find_shipped(const std::string& what, const std::string& name) {
    if (fs::exists(name) && !fs::is_directory(name)) return name;
    const fs::path folder = mien::home() / "data" / (what + "s");
    if (fs::exists(folder / (name + ".json"))) return folder / (name + ".json");
    throw mien::Error("there is no " + what + " '" + name + "': give a file, or a name from " +
                      folder.string());
}

mien::Architecture load_architecture(const std::string& name) {
    const fs::path path = find_shipped("architecture", name);
    try {
        return mien::parse_architecture(read_json(path));
    } catch (const mien::Error& error) {
        throw mien::Error("cannot use " + path.string() + ": " + error.what());
    }
}

// A checkpoint learns on, with the network that it has.
bool fine_tunes(const TrainOptions& options) {
    return options.architecture.empty() && !options.start.empty();
}

mien::Architecture architecture_for(const TrainOptions& options) {
    if (!fine_tunes(options)) {
        return load_architecture(options.architecture.empty() ? "cnn4" : options.architecture);
    }
    const fs::path start = mien::find_checkpoint(options.start.front());
    return mien::load_any_checkpoint(start).manifest.architecture;
}

std::string usual_recipe(const TrainOptions& options, const std::string& architecture) {
    if (fine_tunes(options)) return "fine-tune";
    return fs::exists(mien::home() / "data/recipes" / (architecture + ".json")) ? architecture : "";
}

mien::Recipe load_recipe(const TrainOptions& options, const std::string& architecture) {
    nlohmann::json recipe = nlohmann::json::object();
    const std::string name =
        options.recipe.empty() ? usual_recipe(options, architecture) : options.recipe;
    if (!name.empty()) recipe = read_json(find_shipped("recipe", name));
    if (recipe.is_object()) {
        recipe.update(options.replaced);
        if (!options.votes.empty() && !recipe.contains("target")) recipe["target"] = "votes";
    }
    return mien::parse_recipe(recipe);
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
            page_of(options.report, checkpoint.manifest.name),
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
    job.architecture = architecture_for(options);
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
    for (std::string& split : job.data.splits) {
        if (split.empty()) split = "Training";  // a folder of nothing but classes
    }
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

    mien::TrainingEvents events =
        options.progress == "json" ? events_for_programs() : events_for_people(progress);
    events.stop = interrupted;
    const mien::TrainingResult result = mien::train(job, events);
    progress.clear();
    if (options.progress == "json") tell_programs_the_end(result);
    for (const mien::BestEpoch& best : result.heads) {
        if (best.epoch == 0 || options.progress == "json") continue;
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
                     "train/<class>/*.jpg|png or <class>/*.jpg|png")
        ->required();
    command->add_option("--votes", options->votes,
                        "FER+ votes (fer2013new.csv), to learn their distribution");
    command->add_option("--no-face", options->no_face,
                        "Folder of windows without a face, for the task verification: "
                        "`mienctl negatives` fills it");
    command->add_option("--arch", options->architecture,
                        "Architecture: a shipped name or a JSON file (default: that of the first "
                        "--start, else cnn4)");
    command->add_option("--recipe", options->recipe,
                        "Recipe: a shipped name or a JSON file (default: the one shipped for the "
                        "architecture; `fine-tune` with --start and without --arch)");
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
    command
        ->add_option("--progress", options->progress,
                     "How far it is: `line` for people, `json` for programs, a JSON object a line")
        ->check(CLI::IsMember({"line", "json"}))
        ->capture_default_str();
    command->add_flag("--resume", options->resume,
                      "Continue from the state saved beside the checkpoint");
    add_replacements<mien::Recipe>(*command, options->replaced, "Instead of the recipe's");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
