// mienctl models: what is in the models folder, exporting from it, and a card of each.

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/model_card.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/model_library.h"
#include "mien/paths.h"
#include "mien/write_file.h"
#include "model/checkpoint.h"
#include "model/torchscript.h"

namespace mienctl {

namespace {

using json = nlohmann::ordered_json;

struct ListOptions {
    std::string folder;
    bool as_json = false;
};

struct ExportOptions {
    std::string model;
    std::string torchscript;
};

struct CardOptions {
    std::string model;
    std::string out;
};

struct Line {
    mien::ModelEntry entry;
    double milliseconds = 0;
};

Line measure(mien::ModelEntry entry) {
    if (!entry.info) return {std::move(entry), 0};
    try {
        const auto model = mien::load_classifier(entry.path);
        const double milliseconds = 1000 * mien::seconds_per_face(*model);
        return {std::move(entry), milliseconds};
    } catch (const mien::Error& error) {
        return {{entry.path, std::nullopt, error.what(), {}}, 0};
    }
}

json to_json(const Line& line) {
    json object{{"path", line.entry.path.string()}};
    if (!line.entry.info) {
        object["problem"] = line.entry.problem;
        return object;
    }
    const mien::CheckpointInfo& info = *line.entry.info;
    object["name"] = info.name;
    object["architecture"] = info.architecture;
    object["parameters"] = info.parameters;
    object["multiply_adds"] = info.multiply_adds;
    object["milliseconds_per_face"] = line.milliseconds;
    object["classes"] = info.classes;
    object["accuracy"] = info.accuracy;
    const mien::CheckpointNote& note = line.entry.note;
    if (!note.labels.empty()) {
        object["use"] = mien::name_of(note.use);
        object["accuracy_by_labels_of"] = note.labels;
    }
    if (note.outside) {
        object["outside"] = {{"right", note.outside->right},
                             {"mean_recall", note.outside->mean_recall}};
    }
    object["crop_margin"] = info.crop_margin;
    object["sha256"] = info.sha256;
    return object;
}

void print(const Line& line) {
    const std::string file = for_terminal(line.entry.path.stem().string());
    if (!line.entry.info) {
        std::printf("%-12s broken: %s\n", file.c_str(), for_terminal(line.entry.problem).c_str());
        return;
    }
    const mien::CheckpointInfo& info = *line.entry.info;
    std::printf("%-12s %-12s %5.2f M parameters  %6.1f M multiply-adds  %6.2f ms per face\n",
                file.c_str(), info.architecture.c_str(), static_cast<double>(info.parameters) / 1e6,
                static_cast<double>(info.multiply_adds) / 1e6, line.milliseconds);
    std::string classes;
    for (const std::string& name : info.classes) classes += (classes.empty() ? "" : ", ") + name;
    std::printf("%12s %zu classes: %s\n", "", info.classes.size(), classes.c_str());
    const mien::CheckpointNote& note = line.entry.note;
    if (note.outside) {
        std::printf("%12s %.1f %% right on faces outside FER-2013, mean recall %.1f %%\n", "",
                    100 * note.outside->right, 100 * note.outside->mean_recall);
    }
    for (const auto& [split, accuracy] : info.accuracy) {
        const std::string labels = note.labels.empty() ? "" : ", by the labels of " + note.labels;
        std::printf("%12s %.2f %% on %s%s\n", "", 100 * accuracy, split.c_str(),
                    for_terminal(labels).c_str());
    }
}

int list(const ListOptions& options) {
    const std::filesystem::path folder =
        options.folder.empty() ? mien::models_folder() : std::filesystem::path(options.folder);
    if (!std::filesystem::is_directory(folder)) {
        throw mien::Error("cannot list " + folder.string() + ": there is no such folder");
    }
    json all = json::array();
    for (mien::ModelEntry& entry : mien::list_models(folder)) {
        const Line line = measure(std::move(entry));
        if (options.as_json) {
            all.push_back(to_json(line));
        } else {
            print(line);
        }
    }
    if (options.as_json) std::printf("%s\n", all.dump(2).c_str());
    if (!options.as_json && mien::list_models(folder).empty()) {
        std::printf("no checkpoints in %s; `mienctl train` makes one\n", folder.c_str());
    }
    return 0;
}

int export_model(const ExportOptions& options) {
    const mien::Checkpoint checkpoint = mien::load_checkpoint(mien::find_checkpoint(options.model));
    mien::export_torchscript(checkpoint, options.torchscript);
    std::printf(
        "%s: forward(crops) takes N x %d x %d pixels of 0 to 255 as float, gives the "
        "scores of %zu classes\n",
        options.torchscript.c_str(), checkpoint.manifest.architecture.input.crop,
        checkpoint.manifest.architecture.input.crop, checkpoint.manifest.classes.size());
    return 0;
}

int write_card(const CardOptions& options) {
    const std::filesystem::path path = mien::find_checkpoint(options.model);
    const mien::Manifest manifest = mien::load_checkpoint(path).manifest;
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    for (const mien::ModelEntry& entry : mien::list_models(folder)) {
        if (!entry.info || entry.path.filename() != path.filename()) continue;
        const std::string card = model_card(entry, manifest);
        if (options.out.empty())
            std::printf("%s", card.c_str());
        else
            mien::write_file(options.out, card);
        return 0;
    }
    throw mien::Error("cannot describe " + path.string() + ": it is no longer there as it was");
}

}  // namespace

void add_models(CLI::App& app, Run& to_run) {
    auto listing = std::make_shared<ListOptions>();
    CLI::App* command = app.add_subcommand("models", "List the available checkpoints");
    command->add_option("--folder", listing->folder, "Another folder than the shipped one");
    command->add_flag("--json", listing->as_json, "As JSON");
    command->callback([listing, command, &to_run] {
        if (command->get_subcommands().empty()) to_run = [listing] { return list(*listing); };
    });

    auto exporting = std::make_shared<ExportOptions>();
    CLI::App* exporter = command->add_subcommand("export", "Write a checkpoint in another format");
    exporter->add_option("MODEL", exporting->model, "Checkpoint: a name or a file")->required();
    exporter
        ->add_option("--torchscript", exporting->torchscript,
                     "File to write, for torch.jit.load in C++ or Python")
        ->required();
    exporter->callback(
        [exporting, &to_run] { to_run = [exporting] { return export_model(*exporting); }; });

    auto describing = std::make_shared<CardOptions>();
    CLI::App* card = command->add_subcommand(
        "card", "Describe a checkpoint as a model card, as model hubs and reviewers ask for");
    card->add_option("MODEL", describing->model, "Checkpoint: a name or a file")->required();
    card->add_option("--out", describing->out, "Markdown file to write; default: standard output");
    card->callback(
        [describing, &to_run] { to_run = [describing] { return write_card(*describing); }; });
}

}  // namespace mienctl
