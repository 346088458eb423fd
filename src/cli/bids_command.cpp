// mienctl bids: an annotation as part of a BIDS data set.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "core/table/bids.h"
#include "mien/annotation_reader.h"
#include "mien/corrections.h"
#include "mien/error.h"
#include "mien/markers.h"

namespace mienctl {

namespace {

struct BidsOptions {
    std::string annotation;
    std::string dataset;
    std::string markers;
    mien::BidsPlace place;
    std::optional<int> face;
    bool derived = false;
};

void check_face(const mien::Annotation& annotation, int face) {
    std::string all;
    for (const mien::Annotation::Track& one : annotation.tracks()) {
        if (one.id == face) return;
        if (all.size() < 200) all += (all.empty() ? "" : ", ") + std::to_string(one.id);
    }
    throw mien::Error("there is no face " + std::to_string(face) + " with scores in " +
                      annotation.file.string() +
                      (all.empty() ? "; there is none at all" : "; there are " + all));
}

int run(const BidsOptions& options) {
    const mien::Annotation measured = mien::read_annotation(options.annotation);
    const mien::Annotation annotation =
        mien::corrected(measured, mien::corrections_of(measured.file));
    if (options.face) check_face(annotation, *options.face);
    std::filesystem::path marker_file = options.markers;
    if (marker_file.empty()) marker_file = mien::markers_path(measured.file);
    std::error_code ignored;
    const auto markers = std::filesystem::exists(marker_file, ignored)
                             ? mien::read_markers(marker_file)
                             : std::vector<mien::Marker>();
    const auto files =
        mien::write_bids_dataset(annotation, markers, annotation.frames.front().time_s,
                                 options.face, options.place, options.dataset, options.derived);
    for (const auto& file : files) std::printf("-> %s\n", for_terminal(file.string()).c_str());
    return 0;
}

}  // namespace

void add_bids(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<BidsOptions>();
    CLI::App* command = app.add_subcommand(
        "bids", "Put an annotation into a data set of the Brain Imaging Data Structure");
    command->add_option("ANNOTATION", options->annotation, "An annotation (NAME.csv or NAME.json)")
        ->required();
    command->add_option("--out", options->dataset, "Folder of the data set")->required();
    command->add_option("--sub", options->place.subject, "Label of the subject, such as 01")
        ->required();
    command->add_option("--ses", options->place.session, "Label of the session, such as pre");
    command->add_option("--task", options->place.task, "Label of the task, such as rest")
        ->required();
    command->add_option("--run", options->place.run, "Number of the run, where there are several")
        ->check(CLI::Range(1, 99));
    command->add_option("--face", options->face,
                        "Number of the face that is the subject; else the one seen longest");
    command
        ->add_option("--markers", options->markers,
                     "A CSV with start,end,label in seconds; by default NAME.markers.csv")
        ->check(CLI::ExistingFile);
    command->add_flag("--derived", options->derived,
                      "With valence and arousal derived from the scores, see `mienctl derive`");
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
