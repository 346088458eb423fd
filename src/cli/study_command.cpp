// mienctl study: several people over one stimulus, from annotations that are there.

#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/number.h"
#include "cli/annotation_files.h"
#include "cli/commands.h"
#include "cli/field_options.h"
#include "cli/in_order.h"
#include "cli/terminal.h"
#include "mien/error.h"
#include "mien/study.h"

namespace mienctl {

namespace fs = std::filesystem;

namespace {

struct StudyOptions {
    std::vector<std::string> annotations;
    mien::StudySettings settings;
    std::string markers;
    std::vector<std::string> rank;
    std::string out = "study";
    int jobs = 1;
};

struct ReadPiece {
    mien::StudyPiece piece;
    std::string problem;
};

ReadPiece read_piece(const fs::path& annotation, const mien::StudySettings& settings,
                     const std::vector<mien::Marker>* segments) {
    try {
        return {mien::study_piece(annotation, settings, segments), {}};
    } catch (const std::exception& error) {
        return {{}, error.what()};
    }
}

void say(const mien::Study& study, const std::vector<std::size_t>& ranked,
         const std::vector<fs::path>& files) {
    std::string line = std::to_string(study.people.size()) +
                       (study.people.size() == 1 ? " person, " : " people, ") +
                       std::to_string(study.moments.size()) + " moments, " +
                       std::to_string(study.segments.size()) + " segments ->";
    for (const fs::path& file : files) line += " " + file.string();
    std::printf("%s\n", for_terminal(line).c_str());
    for (const std::size_t c : ranked) {
        const auto order = mien::ranking(study, c);
        if (order.empty()) continue;
        const mien::Study::Segment& first = study.segments[order.front()];
        std::printf("%s\n", for_terminal("most " + study.expressions[c] + ": " + first.label +
                                         " (" + mien::number_text(first.scores[c].mean, 3) + ", " +
                                         std::to_string(first.people) + " of " +
                                         std::to_string(study.people.size()) + " people)")
                                .c_str());
    }
    if (study.people.size() < mien::kFewestPeople) {
        std::printf("%s\n",
                    "So few people say little about others: the order of segments is "
                    "mostly chance.");
    }
}

int run(const StudyOptions& options) {
    mien::StudyBuilder builder(options.settings);
    const std::vector<fs::path> annotations = annotations_in(options.annotations);
    std::optional<std::vector<mien::Marker>> segments;
    if (!options.markers.empty()) segments = mien::read_markers(options.markers);
    bool whole = true;
    ProgressLine progress;
    in_order(
        annotations.size(), options.jobs,
        [&](std::size_t i) {
            return read_piece(annotations[i], options.settings, segments ? &*segments : nullptr);
        },
        [&](std::size_t i, const ReadPiece& read) {
            if (read.problem.empty()) {
                builder.add(read.piece);
            } else {
                progress.clear();
                complain(read.problem);
                builder.leave_out(read.problem);
                whole = false;
            }
            progress.update(static_cast<double>(i + 1) / static_cast<double>(annotations.size()),
                            std::to_string(i + 1) + " of " + std::to_string(annotations.size()));
        });
    progress.clear();
    if (interrupted()) throw mien::Error("stopped before all annotations were read");
    const mien::Study study = builder.finish();
    const auto ranked = mien::chosen_expressions(study, options.rank);
    say(study, ranked, mien::write_study(study, ranked, options.out));
    return whole ? 0 : 1;
}

}  // namespace

void add_study(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<StudyOptions>();
    CLI::App* command = app.add_subcommand(
        "study",
        "What several people show on average over one stimulus, moment by moment and "
        "segment by segment");
    command
        ->add_option("ANNOTATION", options->annotations,
                     "Annotations (NAME.csv or NAME.json), or folders of them: a person each, "
                     "unless a review names several")
        ->required();
    add_options(*command, options->settings);
    command->add_option("--markers", options->markers,
                        "Segments for all: a CSV with start,end,label in seconds from time 0; by "
                        "default each one's NAME.markers.csv, joined by label");
    command
        ->add_option("--rank", options->rank,
                     "Expressions to rank the segments by, such as happy,surprise; else all")
        ->delimiter(',');
    command
        ->add_option("--out", options->out,
                     "The results are OUT.html, OUT.curves.csv, OUT.segments.csv, OUT.people.csv")
        ->capture_default_str();
    command->add_option("--jobs", options->jobs, "Annotations to read at once")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
