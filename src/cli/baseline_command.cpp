// mienctl baseline: scores with a person's face at rest taken into account.

#include "cli/baseline_command.h"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>

#include "base/number.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "mien/baseline.h"
#include "mien/corrections.h"
#include "mien/error.h"

namespace mienctl {

namespace {

struct BaselineOptions {
    std::vector<std::string> annotations;
    std::string rest;
    std::string markers;
    std::string out;
};

}  // namespace

std::filesystem::path correct_by_rest(const std::filesystem::path& annotation,
                                      const std::string& rest, const std::string& markers,
                                      const std::filesystem::path& out) {
    const mien::Annotation measured = mien::read_annotation(annotation);
    const mien::Annotation reviewed =
        mien::corrected(measured, mien::corrections_of(measured.file));
    std::filesystem::path marker_file = markers;
    if (markers.empty()) marker_file = mien::markers_path(measured.file);
    std::error_code ignored;
    const auto known = std::filesystem::exists(marker_file, ignored)
                           ? mien::read_markers(marker_file)
                           : std::vector<mien::Marker>();
    const mien::Baseline baseline =
        mien::measure_baseline(reviewed, mien::rest_stretch(measured, rest, known));
    const auto file = mien::write_corrected(measured, reviewed, baseline, out);
    for (const auto& [track, person] : baseline.people) {
        std::string text;
        for (std::size_t c = 0; c < person.shifts.size(); ++c) {
            if (person.shifts[c] < 0.005) continue;
            text += (text.empty() ? "" : ", ") + measured.classes[c] + " -" +
                    mien::number_text(person.shifts[c], 2);
        }
        const auto name = reviewed.names.find(track);
        const std::string who =
            name == reviewed.names.end() ? "face " + std::to_string(track) : name->second;
        std::printf("%s\n", for_terminal(measured.file.stem().string() + ", " + who + ", " +
                                         mien::number_text(person.seconds, 1) + " s at rest: " +
                                         (text.empty() ? "reads as neutral, nothing to correct"
                                                       : "log-odds " + text))
                                .c_str());
    }
    std::printf("-> %s\n", for_terminal(file.string()).c_str());
    return file;
}

namespace {

int run(const BaselineOptions& options) {
    bool whole = true;
    for (const std::string& one : options.annotations) {
        if (interrupted()) throw mien::Error("stopped before all annotations were corrected");
        try {
            correct_by_rest(one, options.rest, options.markers, options.out);
        } catch (const std::exception& error) {
            complain(error.what());
            whole = false;
        }
    }
    return whole ? 0 : 1;
}

}  // namespace

void add_baseline(CLI::App& app, Run& to_run) {
    auto options = std::make_shared<BaselineOptions>();
    CLI::App* command = app.add_subcommand(
        "baseline", "Correct scores by what a person's face at rest reads as, beside the raw ones");
    command->add_option("ANNOTATION", options->annotations, "Annotations (NAME.csv or NAME.json)")
        ->required();
    command
        ->add_option("--rest", options->rest,
                     "When people were at rest: START-END in seconds, or a marker's label")
        ->required();
    command
        ->add_option("--markers", options->markers,
                     "A CSV with start,end,label in seconds; by default NAME.markers.csv")
        ->check(CLI::ExistingFile);
    command->add_option("--out", options->out, "Folder for NAME.corrected.csv; else beside each")
        ->check(CLI::ExistingDirectory);
    command->callback([options, &to_run] { to_run = [options] { return run(*options); }; });
}

}  // namespace mienctl
